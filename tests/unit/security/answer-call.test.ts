import { expect, it, jest } from '@jest/globals'

const SECRET = 'secret-du-site-'.repeat(3)

let sent = new Headers()
let accounts = 0
let isUp = true
const noteFailure = jest.fn()
const count = ({ collection }: { collection: string }) =>
  Promise.resolve({ totalDocs: collection === 'users' ? accounts : 3 })
const config = Promise.resolve({})
const getPayload = (asked: { config?: unknown }) =>
  asked.config === config ? Promise.resolve({ count }) : Promise.reject(new Error('no config'))
jest.unstable_mockModule('@payload-config', () => ({ default: config }))
jest.unstable_mockModule('payload', () => ({ getPayload }))
jest.unstable_mockModule('next/headers', () => ({ headers: () => Promise.resolve(sent) }))
jest.unstable_mockModule('@/platform/env', () => ({ env: () => ({ secret: SECRET }) }))
jest.unstable_mockModule('@/platform/health/database', () => ({
  isDatabaseUp: () => Promise.resolve(isUp),
}))
jest.unstable_mockModule('@/platform/http/request-id', () => ({ noteFailure }))
// budget.test.ts tests how sessions are recognised.
jest.unstable_mockModule('@/platform/security/caller', () => ({
  callerKindOf: ({ cookie }: { cookie?: string }, secret: string) =>
    cookie === 'session' && secret === SECRET ? 'staff' : 'anonymous',
}))
const { answerCall } = await import('@/platform/security/answer-call')

const asStaff = () => (sent = new Headers({ Cookie: 'session' }))
const called = () => answerCall('render-list', () => Promise.resolve('answered'))

it('an anonymous visitor may call server functions only until the site has an account; staff always may', async () => {
  expect(await called()).toBe('answered')
  accounts = 1
  expect(await called()).toBeNull()
  asStaff()
  expect(await called()).toBe('answered')
})

it('an invalid call does not count as a failure of the site, unless the database is down', async () => {
  asStaff()
  const answer = jest.fn(() => Promise.reject(new Error('no such list')))
  await expect(answerCall('constructor', answer)).rejects.toThrow('Unknown Server Function')
  expect(answer).not.toHaveBeenCalled()
  await expect(answerCall('render-list', answer)).rejects.toThrow('no such list')
  expect(noteFailure).not.toHaveBeenCalled()
  isUp = false
  await expect(answerCall('render-list', answer)).rejects.toThrow('no such list')
  expect(noteFailure).toHaveBeenCalledTimes(1)
})
