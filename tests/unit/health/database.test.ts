import { afterEach, beforeEach, expect, it, jest } from '@jest/globals'
import type { Payload } from 'payload'

import { DatabaseDown, isDatabaseUp, lastKnown, readRevision } from '@/platform/health/database'

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
