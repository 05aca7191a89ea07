import { expect, it } from '@jest/globals'

import { seal, unseal } from '@/platform/security/sealed'

const SECRET = 'secret-du-site-'.repeat(3)
const VALUE = { address: 'lea.martin@example.fr', until: 1801656000000 }

const opened = (text: string, purpose = 'confirmer', secret = SECRET) =>
  unseal(purpose, text, secret)

it('unseals a value only with the same secret and for the same purpose', () => {
  const text = seal('confirmer', VALUE, SECRET)
  expect(opened(text)).toEqual(VALUE)
  expect(opened(text, 'desabonnement')).toBeNull()
  expect(opened(text, 'confirmer', 'un-autre-secret'.repeat(3))).toBeNull()
})

it('hides the value, and gives another text each time', () => {
  const texts = [seal('a', VALUE, SECRET), seal('a', VALUE, SECRET)]
  expect(texts[0]).not.toBe(texts[1])
  for (const text of texts) {
    expect(text).toMatch(/^[\w-]+$/)
    expect(Buffer.from(text, 'base64url').toString('latin1')).not.toContain('lea')
  }
})

it('refuses a text that was changed or cut, or that the site did not seal', () => {
  const text = seal('confirmer', VALUE, SECRET)
  for (const [at, sign] of [...text.slice(0, -1)].entries()) {
    const other = sign === 'x' ? 'y' : 'x'
    expect(opened(text.slice(0, at) + other + text.slice(at + 1))).toBeNull()
  }
  for (const other of ['', 'a', text.slice(0, 30), `${text}%`, `${text}aaaa`, 'a'.repeat(2_000)]) {
    expect(opened(other)).toBeNull()
  }
})
