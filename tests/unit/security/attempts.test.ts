import { expect, it } from '@jest/globals'

import { countAttempt, forgetAttempts, giveBack, mustWait } from '@/lib/security/attempts'
import { tooMany } from '@/lib/security/too-many'

const limitOf = (name: string) => ({ name, times: 2, seconds: 600 })

it('refuses what comes too often, for who does it alone, and says until when', async () => {
  const limit = limitOf('une porte')
  expect(await countAttempt(limit, 'a')).toBeNull()
  expect(await mustWait(limit, 'a')).toBeNull()
  expect(await countAttempt(limit, 'a')).toBeNull()
  const seconds = await countAttempt(limit, 'a')
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(600)
  expect(await mustWait(limit, 'a')).toBeGreaterThan(0)
  expect(await countAttempt(limit, 'b')).toBeNull()
  expect(await countAttempt(limitOf('une autre'), 'a')).toBeNull()
})

it('counts no success', async () => {
  const limit = limitOf('une troisième')
  for (let time = 0; time < 5; time += 1) {
    expect(await countAttempt(limit, 'a')).toBeNull()
    await giveBack(limit, 'a')
  }
  await countAttempt(limit, 'a')
  await countAttempt(limit, 'a')
  await forgetAttempts(limit, 'a')
  expect(await countAttempt(limit, 'a')).toBeNull()
})

it('says in French how long to wait', () => {
  expect(tooMany(1)).toBe('Trop de demandes à la suite. Réessayez dans une minute.')
  expect(tooMany(600)).toBe('Trop de demandes à la suite. Réessayez dans 10\u00a0minutes.')
})
