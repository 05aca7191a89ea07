import { expect, it, jest } from '@jest/globals'

const SECRET = 'secret-du-site-'.repeat(3)

let accounts = 0
const count = ({ collection }: { collection: string }) =>
  Promise.resolve({ totalDocs: collection === 'users' ? accounts : 3 })
const config = Promise.resolve({})
const getPayload = (asked: { config?: unknown }) =>
  asked.config === config ? Promise.resolve({ count }) : Promise.reject(new Error('no config'))
jest.unstable_mockModule('@payload-config', () => ({ default: config }))
jest.unstable_mockModule('payload', () => ({ getPayload }))
jest.unstable_mockModule('@/lib/env', () => ({ env: () => ({ secret: SECRET }) }))
// Sessions are told apart in budget.test.ts.
jest.unstable_mockModule('@/lib/security/asker', () => ({
  askerOf: ({ cookie }: { cookie?: string }, secret: string) =>
    cookie === 'session' && secret === SECRET ? 'staff' : 'stranger',
}))
const { mayCall } = await import('@/lib/security/may-call')

it('a stranger may call the server from a screen until there is an account, and staff always', async () => {
  const staff = new Headers({ Cookie: 'session' })
  expect([await mayCall(new Headers()), await mayCall(staff)]).toEqual([true, true])
  accounts = 1
  expect([await mayCall(new Headers()), await mayCall(staff)]).toEqual([false, true])
})
