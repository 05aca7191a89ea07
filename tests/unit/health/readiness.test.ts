import { afterAll, expect, it } from '@jest/globals'

import { whyNotReady } from '@/lib/health/readiness'
import { markStopping } from '@/lib/http/stopping'

const DATABASE_URL = 'file:site.sqlite'

afterAll(() => void Object.assign(globalThis, { eigIsStopping: undefined }))

it('a server whose site cannot be opened is not ready', async () => {
  const open = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.3:27017'))
  expect(await whyNotReady(open, DATABASE_URL)).toBe('La base de données ne répond pas.')
})

it('a server that is stopping is not ready, and asks nothing of its database', async () => {
  markStopping()
  const open = () => {
    throw new Error('Asked.')
  }
  expect(await whyNotReady(open, DATABASE_URL)).toBe('Le serveur s’arrête.')
})
