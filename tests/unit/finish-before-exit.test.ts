import { afterEach, beforeEach, expect, it, jest } from '@jest/globals'

import { finishBeforeExit } from '@/lib/finish-before-exit'

const exit = process.exit.bind(process)
const ended = jest.fn()
let handlers: (() => void)[]

beforeEach(() => {
  ended.mockClear()
  handlers = []
  process.exit = ended as never
  jest.spyOn(process, 'once').mockImplementation((_, handler) => {
    handlers.push(handler as () => void)
    return process
  })
})
afterEach(() => {
  process.exit = exit
  jest.restoreAllMocks()
})

it.each([
  ['is done', Promise.resolve()],
  ['has failed', Promise.reject(new Error('base fermée'))],
])('after a signal, the process ends with its own status once the work %s', async (_, work) => {
  let start = () => {}
  const asked = new Promise<void>((resolve) => (start = resolve))
  finishBeforeExit(() => asked.then(() => work))
  handlers[0]?.()
  process.exit(143)
  await Promise.resolve()
  expect(ended).not.toHaveBeenCalled()
  start()
  await new Promise((resolve) => setTimeout(resolve))
  expect(ended).toHaveBeenCalledWith(143)
})

it('without a signal, the process ends at once', () => {
  finishBeforeExit(() => new Promise(() => {}))
  process.exit(69)
  expect(ended).toHaveBeenCalledWith(69)
})
