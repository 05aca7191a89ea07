import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import { createLocalReq } from 'payload'

import { changeFactors } from '@/plugins/second-factor/factors'
import { recoveryDigest } from '@/plugins/second-factor/recovery-codes'
import { mongodbServer } from '@/tests/support/mongodb'
import type { RunningServer } from '@/tests/support/server'
import { ACCOUNT } from '@/tests/support/staff'
import { startTwo, type TwoInstances } from '@/tests/support/two-instances'

jest.setTimeout(120_000)

const RECOVERY = 'abcd-efgh-jkmn'

let site: TwoInstances
beforeAll(async () => {
  site = await startTwo()
  const { payload } = site
  const { docs } = await payload.find({ collection: 'users' })
  const publicKey = Buffer.from('not a key').toString('base64url')
  const passkey = { id: 'x', publicKey, counter: 0, name: 'Clé', addedAt: '2026-01-01T00:00:00Z' }
  const factors = { passkeys: [passkey], recoveryCodes: [recoveryDigest(RECOVERY)] }
  await changeFactors(docs[0]!.id, factors, await createLocalReq({}, payload))
})
afterAll(() => site?.close())

const post = ({ url }: RunningServer, data: object, Cookie = '') =>
  fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie },
    body: JSON.stringify(data),
  })

it('five wrong codes end the attempts, counted together on MongoDB, and by each instance on SQLite', async () => {
  const { a, b } = site
  const asked = await post(a, ACCOUNT)
  expect(await asked.json()).toEqual({ isSecondFactorAsked: true })
  // Wrong codes do not use up the ticket.
  const ticket = asked.headers.getSetCookie()[0]!.split(';')[0]
  const send = async (instance: RunningServer, code: string) =>
    (await post(instance, { secondFactor: { code } }, ticket)).status
  for (const instance of [a, b, a, b, a]) expect(await send(instance, '000000')).toBe(403)
  expect(await send(b, RECOVERY)).toBe(mongodbServer ? 429 : 200)
})
