import { afterAll, expect, it } from '@jest/globals'

import { whyNotReady } from '@/platform/health/readiness'
import { DATABASE_DAMAGED } from '@/platform/health/words'
import { markStopping } from '@/platform/http/stop-gracefully'

const SETTINGS = { databaseUrl: 'file:site.sqlite', dataDir: '.' }

afterAll(() => void Object.assign(globalThis, { eigIsStopping: undefined }))

it('a server whose site cannot be opened is not ready', async () => {
  const open = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.3:27017'))
  expect(await whyNotReady(open, SETTINGS)).toBe('La base de données ne répond pas.')
})

it('a server whose database cannot be trusted is not ready, and says why', async () => {
  const open = () =>
    Promise.reject(new Error('Failed query', { cause: { code: 'SQLITE_CORRUPT' } }))
  expect(await whyNotReady(open, SETTINGS)).toBe(DATABASE_DAMAGED)
})

it('a server that is stopping is not ready, and asks nothing of its database', async () => {
  markStopping()
  const open = () => {
    throw new Error('Asked.')
  }
  expect(await whyNotReady(open, SETTINGS)).toBe('Le serveur s’arrête.')
})
