import { afterAll, afterEach, beforeEach, expect, it, jest } from '@jest/globals'
import type { Payload } from 'payload'

import { DatabaseDown, isDatabaseUp, lastKnown, readRevision } from '@/platform/health/database'
import { whyNotReady } from '@/platform/health/readiness'
import {
  storageFault,
  DATABASE_DAMAGED,
  DISK_FAILS,
  DISK_FULL,
  NO_RIGHT,
  READ_ONLY,
} from '@/platform/health/words'
import { markStopping } from '@/platform/http/stop-gracefully'

describe('the state of the database', () => {
  Object.assign(process.env, { PAYLOAD_SECRET: 'test'.repeat(8), LOG_LEVEL: 'silent' })

  type Answer = Promise<{ rows: { id: string; around: number }[] }>

  const mark = (id: string): Answer => Promise.resolve({ rows: [{ id, around: 1 }] })
  const refusal = (): Answer => Promise.reject(new Error('connection refused'))
  const never: Answer = new Promise(() => {})

  /** The answer of the database, which also counts the queries. */
  const query = jest.fn<() => Answer>()
  let payload: Payload

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] })
    query.mockReset()
    Object.assign(globalThis, { eigDatabase: undefined })
    const db = { name: 'sqlite', drizzle: { $client: { execute: query } } }
    payload = { db } as unknown as Payload
  })
  afterEach(() => void jest.useRealTimers())

  const passed = (ms: number) => jest.advanceTimersByTimeAsync(ms)

  it('provides the revision, and remembers when it was last confirmed', async () => {
    query.mockImplementation(() => mark('a'))
    const at = new Date()
    expect(await readRevision(payload, false)).toBe('1:a')
    expect(lastKnown()).toEqual({ revision: '1:a', at })
  })

  it('stops waiting for a slow driver, later for a caller without a cached copy', async () => {
    query.mockImplementation(() => never)
    const settled: string[] = []
    const ask = (name: string, nothingElse: boolean) =>
      readRevision(payload, nothingElse).catch((error: unknown) => {
        expect(error).toBeInstanceOf(DatabaseDown)
        settled.push(name)
      })
    void ask('nothing else', true)
    void ask('something', false)
    await passed(1_500)
    expect(settled).toEqual([])
    await passed(1_000)
    expect(settled).toEqual(['something'])
    await passed(6_000)
    expect(settled).toEqual(['something', 'nothing else'])
  })

  it('does not query the database for each visitor while it is down, and detects when it is back', async () => {
    query.mockImplementation(refusal)
    await expect(readRevision(payload, true)).rejects.toBeInstanceOf(DatabaseDown)
    expect(query).toHaveBeenCalledTimes(1)
    for (let visit = 0; visit < 100; visit++) {
      await expect(readRevision(payload, true)).rejects.toBeInstanceOf(DatabaseDown)
    }
    expect(await isDatabaseUp(payload)).toBe(false)
    expect(query).toHaveBeenCalledTimes(1)
    await passed(3_000)
    expect(query.mock.calls.length).toBeGreaterThan(3)
    expect(query.mock.calls.length).toBeLessThan(10)

    query.mockImplementation(() => mark('b'))
    await passed(1_000)
    expect(await isDatabaseUp(payload)).toBe(true)
    expect(await readRevision(payload, false)).toBe('1:b')
  })
})

describe('the readiness of a server', () => {
  const SETTINGS = { databaseUrl: 'file:site.sqlite', dataDir: '.', isProduction: false, s3: null }

  afterAll(() => void Object.assign(globalThis, { eigIsStopping: undefined }))

  it('is refused when the site cannot be opened', async () => {
    const open = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.3:27017'))
    expect(await whyNotReady(open, SETTINGS)).toBe('La base de données ne répond pas.')
  })

  it('is refused, with the reason, when the database is damaged', async () => {
    const open = () =>
      Promise.reject(new Error('Failed query', { cause: { code: 'SQLITE_CORRUPT' } }))
    expect(await whyNotReady(open, SETTINGS)).toBe(DATABASE_DAMAGED)
  })

  it('is refused while the server stops, without a query', async () => {
    markStopping()
    const open = () => {
      throw new Error('Asked.')
    }
    expect(await whyNotReady(open, SETTINGS)).toBe('Le serveur s’arrête.')
  })
})

describe('storageFault', () => {
  /** An error as an adapter throws it, with the database's error as its cause. */
  const told = (code: string | number) => new Error('Failed query', { cause: { code } })

  it.each([
    ['a full SQLite', told('SQLITE_FULL'), DISK_FULL],
    ['a full disk under a file', Object.assign(new Error(), { code: 'ENOSPC' }), DISK_FULL],
    ['a full MongoDB', told(14031), DISK_FULL],
    ['a read-only file system', Object.assign(new Error(), { code: 'EROFS' }), READ_ONLY],
    ['a read-only database', told('SQLITE_READONLY_DBMOVED'), READ_ONLY],
    ['a folder of another user', Object.assign(new Error(), { code: 'EACCES' }), NO_RIGHT],
    ['a protected file', Object.assign(new Error(), { code: 'EPERM' }), NO_RIGHT],
    ['a failing disk', told('SQLITE_IOERR_WRITE'), DISK_FAILS],
    ['an overwritten file', told('SQLITE_NOTADB'), DATABASE_DAMAGED],
    ['a damaged index', told('SQLITE_CORRUPT_INDEX'), DATABASE_DAMAGED],
    ['a duplicate value', told('SQLITE_CONSTRAINT_UNIQUE'), null],
    ['a programming error', new TypeError('x is undefined'), null],
    ['nothing', undefined, null],
  ])('describes the problem of %s', (_, error, sentence) => {
    expect(storageFault(error)).toBe(sentence)
  })

  it('terminates for an error that is its own cause', () => {
    const error = new Error('Round') as Error & { cause: unknown }
    error.cause = error
    expect(storageFault(error)).toBeNull()
  })
})
