import { afterEach, describe, expect, it } from '@jest/globals'
import { generate } from 'otplib'
import { createLocalReq } from 'payload'

import { newCodeSecret } from '@/plugins/second-factor/codes'
import { changeFactors, factorsOf, hasFactor } from '@/plugins/second-factor/factors'
import type { NewCodeView } from '@/plugins/second-factor/view'
import { keyOf, PASSWORD, peopleOf } from '@/tests/support/access/people'
import { rest } from '@/tests/support/access/rest'
import { testSite } from '@/tests/support/payload'

const { payload } = await testSite()
const [, editor, reviewer, administrator] = await peopleOf(payload)
const robot = await keyOf(payload)
const req = await createLocalReq({}, payload)
const currentPassword = PASSWORD

afterEach(async () => {
  delete process.env.SECOND_FACTOR
  await payload.db.deleteMany({ collection: 'second-factors', where: {} })
})

/** What the endpoint at `path` answers to the person with `token`. */
async function post(token: string | null, path: string, data: object = { currentPassword }) {
  const { status, text } = await rest(token, 'POST', `/second-factor${path}`, data)
  return { status, body: JSON.parse(text) as Record<string, unknown> }
}

const idOf = ({ user }: { user: { id: string | number } | null }) => String(user!.id)

const giveCode = (person: typeof editor) =>
  changeFactors(idOf(person), { codeSecret: payload.encrypt(newCodeSecret()) }, req)
const has = async (person: typeof editor) => hasFactor(await factorsOf(idOf(person), req))

describe('the second factors of one’s own account', () => {
  it('are read by staff only', async () => {
    const statuses = [null, robot.token, editor.token].map(
      async (token) => (await rest(token, 'GET', '/second-factor')).status,
    )
    expect(await Promise.all(statuses)).toEqual([401, 403, 200])
  })

  it.each(['/code/start', '/passkeys/start', '/recovery-codes', '/remove'])(
    'do not change without the current password: %s',
    async (path) => {
      const wrong = { currentPassword: 'une-autre-phrase', what: 'code' }
      const { body, status } = await post(editor.token, path, wrong)
      expect(status).toBe(403)
      expect(JSON.stringify(body)).toContain('Ce n’est pas votre mot de passe actuel')
    },
  )

  it('include an application of codes only once it shows a right code, in the account that asked', async () => {
    const { body } = await post(editor.token, '/code/start')
    const { secret, ticket } = body as NewCodeView
    const code = await generate({ secret })
    expect((await post(editor.token, '/code', { ticket, code: 'abcdef' })).status).toBe(400)
    expect((await post(reviewer.token, '/code', { ticket, code })).status).toBe(400)
    expect([await has(editor), await has(reviewer)]).toEqual([false, false])
    const { body: view } = await post(editor.token, '/code', { ticket, code })
    expect(view).toEqual({ hasCode: true, isRequired: false, passkeys: [], recoveryCodes: 0 })
  })

  it('refuse an answer of no passkey', async () => {
    const { body } = await post(editor.token, '/passkeys/start')
    const sent = { ticket: body.ticket, name: '', response: { id: 'x' } }
    expect((await post(editor.token, '/passkeys', sent)).status).toBe(400)
  })

  it('have ten recovery codes, which replace the former ones and are stored as digests', async () => {
    const first = (await post(editor.token, '/recovery-codes')).body.codes as string[]
    const second = (await post(editor.token, '/recovery-codes')).body.codes as string[]
    expect(new Set([...first, ...second]).size).toBe(20)
    const { recoveryCodes } = await factorsOf(idOf(editor), req)
    expect(recoveryCodes).toHaveLength(10)
    expect(recoveryCodes.join()).not.toContain(second[0]!)
  })

  it('can be removed, but not the last one of a role that needs one', async () => {
    await giveCode(reviewer)
    process.env.SECOND_FACTOR = 'reviewer'
    const what = { currentPassword, what: 'code' }
    expect((await post(reviewer.token, '/remove', what)).status).toBe(400)
    expect(await has(reviewer)).toBe(true)
    delete process.env.SECOND_FACTOR
    expect((await post(reviewer.token, '/remove', what)).status).toBe(200)
    expect(await has(reviewer)).toBe(false)
  })
})

describe('the second factors of a colleague', () => {
  it('are removed by administrators only, after their own password', async () => {
    await giveCode(editor)
    const path = `/of/${idOf(editor)}/remove`
    expect((await post(reviewer.token, path)).status).toBe(403)
    const wrong = { currentPassword: 'une-autre-phrase' }
    expect((await post(administrator.token, path, wrong)).status).toBe(403)
    expect(await has(editor)).toBe(true)
    expect((await post(administrator.token, path)).status).toBe(200)
    expect(await has(editor)).toBe(false)
    expect((await post(administrator.token, '/of/absent/remove')).status).toBe(404)
  })

  it('go with the account', async () => {
    const data = { name: 'X', role: 'editor' as const, email: 'x@example.gouv.fr' }
    const { id } = await payload.create({
      collection: 'users',
      data: { ...data, password: PASSWORD },
    })
    await changeFactors(id, { codeSecret: payload.encrypt(newCodeSecret()) }, req)
    await payload.delete({ collection: 'users', id })
    expect((await payload.count({ collection: 'second-factors' })).totalDocs).toBe(0)
  })
})
