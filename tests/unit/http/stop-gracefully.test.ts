import { afterEach, beforeEach, expect, it, jest } from '@jest/globals'

import { isStopping, stopGracefully } from '@/platform/http/stop-gracefully'

Object.assign(process.env, { PAYLOAD_SECRET: 'test'.repeat(8), LOG_LEVEL: 'silent' })

const ended = jest.fn<(code: number) => void>()
const never = new Promise<void>(() => {})
let signals: Map<string, (name: string) => void>

beforeEach(() => {
  jest.useFakeTimers()
  ended.mockClear()
  signals = new Map()
  Object.assign(globalThis, { eigIsStopping: undefined })
  jest.spyOn(process, 'exit').mockImplementation(ended as never)
  jest.spyOn(process, 'on').mockImplementation((name, handler) => {
    signals.set(String(name), handler as (name: string) => void)
    return process
  })
})
afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
})

const tell = (signal = 'SIGTERM') => signals.get(signal)?.(signal)
const passed = (ms: number) => jest.advanceTimersByTimeAsync(ms)

it('the process exits with 0 after the open requests are answered and then the other work is finished', async () => {
  const done: string[] = []
  const after = (name: string) => () =>
    new Promise<void>((resolve) => setTimeout(() => (done.push(name), resolve()), 1000))
  stopGracefully({
    requestsAnswered: after('requests'),
    finish: after('letters'),
    openRequests: () => 1,
  })
  expect(isStopping()).toBe(false)
  tell('SIGINT')
  tell('SIGINT')
  expect(isStopping()).toBe(true)
  await passed(1500)
  expect(done).toEqual(['requests'])
  expect(ended).not.toHaveBeenCalled()
  await passed(1000)
  expect(done).toEqual(['requests', 'letters'])
  expect(ended.mock.calls).toEqual([[0]])
})

it('the process exits with 0 even if the other work fails, because it cannot do more', async () => {
  const finish = () => Promise.reject(new Error('base fermée'))
  stopGracefully({ requestsAnswered: () => Promise.resolve(), finish, openRequests: () => 0 })
  tell()
  await passed(0)
  expect(ended.mock.calls).toEqual([[0]])
})

it('the process exits with 1 before its host kills it, when a request does not end', async () => {
  stopGracefully({ requestsAnswered: () => never, finish: () => never, openRequests: () => 1 })
  tell()
  await passed(20_000)
  expect(ended).not.toHaveBeenCalled()
  await passed(9_000)
  expect(ended.mock.calls).toEqual([[1]])
})
