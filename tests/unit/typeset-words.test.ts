import { describe, expect, it } from '@jest/globals'

import type { Config } from 'payload'

import { keepFieldErrors } from '@/collections/keep-field-errors'
import { Refusal } from '@/platform/refusal'
import { siteConfig } from '@/site-config'
import { typesetWords } from '@/text/typeset-words'

const SETTINGS = {
  databaseUrl: 'file::memory:',
  dataDir: 'data',
  secret: 'secret-de-test-'.repeat(3),
  siteUrl: 'https://exemple.fr',
}

/** Every string at a key named `description`, at any depth of `value`. */
function descriptions(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'description' && typeof inner === 'string' ? [inner] : descriptions(inner, seen),
  )
}

describe('what the admin says under its fields', () => {
  it('never breaks a line before a French sign', async () => {
    const { collections, globals } = await siteConfig({}, SETTINGS)
    const all = descriptions([collections, globals])
    expect(all).toContain(
      'La page montre l’appel ouvert, à défaut le prochain, à défaut le dernier clos. Son état commande les boutons et la section «\u00a0Appel clos\u00a0».',
    )
    expect(all.filter((text) => / [»;:!?]|« |'/.test(text))).toEqual([])
  })
})

const TYPED = 'Déjà « prise » : choisissez-en une autre !'
const TYPESET = 'Déjà «\u00a0prise\u00a0»\u00a0: choisissez-en une autre\u202f!'

describe('what is wrong', () => {
  const checked = async (validate: () => unknown) => {
    const fields = [{ name: 'adresse', type: 'text', validate }]
    const config = { collections: [{ slug: 'pages', fields }] } as unknown as Config
    const [field] = (await typesetWords(config)).collections![0]!.fields
    return (field as unknown as { validate: () => unknown }).validate()
  }

  it('is typeset when the check of a field says so, at once or after a while', async () => {
    expect(await checked(() => TYPED)).toBe(TYPESET)
    expect(await checked(() => Promise.resolve(TYPED))).toBe(TYPESET)
    expect(await checked(() => true)).toBe(true)
  })

  it('is typeset in a refusal, and at each field', async () => {
    expect(new Refusal(TYPED, 409).message).toBe(TYPESET)
    const error = { message: 'Champ', data: { errors: [{ path: 'slug', message: TYPED }] } }
    const payload = { globals: { config: [] } }
    const req = { payload, t: () => 'Le champ suivant n’est pas valide :' }
    const answer = await keepFieldErrors({ error, req } as never)
    expect(answer).toMatchObject({
      response: { errors: [{ data: { errors: [{ path: 'slug', message: TYPESET }] } }] },
    })
  })
})
