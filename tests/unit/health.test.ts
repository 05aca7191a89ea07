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

describe('the database', () => {
  Object.assign(process.env, { PAYLOAD_SECRET: 'test'.repeat(8), LOG_LEVEL: 'silent' })

  type Answer = Promise<{ rows: { id: string; around: number }[] }>

  const mark = (id: string): Answer => Promise.resolve({ rows: [{ id, around: 1 }] })
  const refusal = (): Answer => Promise.reject(new Error('connection refused'))
  const never: Answer = new Promise(() => {})

  /** How the database answers, and how often it was asked. */
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

  it('gives the revision, and remembers when it was the newest', async () => {
    query.mockImplementation(() => mark('a'))
    const at = new Date()
    expect(await readRevision(payload, false)).toBe('1:a')
    expect(lastKnown()).toEqual({ revision: '1:a', at })
  })

  it('does not wait for a driver that waits, and longer for whoever has nothing else to show', async () => {
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

  it('asks no more for each visitor while it is down, and finds by itself that it is back', async () => {
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

describe('readiness', () => {
  const SETTINGS = { databaseUrl: 'file:site.sqlite', dataDir: '.', isProduction: false, s3: null }

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
})

describe('a fault of storage', () => {
  /** As an adapter tells it: the query, and what the database said of it. */
  const told = (code: string | number) => new Error('Failed query', { cause: { code } })

  it.each([
    ['a full SQLite', told('SQLITE_FULL'), DISK_FULL],
    ['a full disk under a file', Object.assign(new Error(), { code: 'ENOSPC' }), DISK_FULL],
    ['a full MongoDB', told(14031), DISK_FULL],
    ['a read-only file system', Object.assign(new Error(), { code: 'EROFS' }), READ_ONLY],
    ['a read-only database', told('SQLITE_READONLY_DBMOVED'), READ_ONLY],
    ['a folder of somebody else', Object.assign(new Error(), { code: 'EACCES' }), NO_RIGHT],
    ['a protected file', Object.assign(new Error(), { code: 'EPERM' }), NO_RIGHT],
    ['a disk that fails', told('SQLITE_IOERR_WRITE'), DISK_FAILS],
    ['an overwritten file', told('SQLITE_NOTADB'), DATABASE_DAMAGED],
    ['a damaged index', told('SQLITE_CORRUPT_INDEX'), DATABASE_DAMAGED],
    ['a value that exists already', told('SQLITE_CONSTRAINT_UNIQUE'), null],
    ['an error of the program', new TypeError('x is undefined'), null],
    ['nothing', undefined, null],
  ])('says what is true of %s', (_, error, sentence) => {
    expect(storageFault(error)).toBe(sentence)
  })

  it('ends on an error that is its own cause', () => {
    const error = new Error('Round') as Error & { cause: unknown }
    error.cause = error
    expect(storageFault(error)).toBeNull()
  })
})
