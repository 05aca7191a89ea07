import { expect, it } from '@jest/globals'
import { createLocalReq, type TypedUser } from 'payload'

import { Dismissals, forgetDismissals } from '@/plugins/content-report/dismissals'
import { dismissalDays } from '@/plugins/content-report/dismissal-days'
import { type ReportedItem, reportOf } from '@/plugins/content-report/report'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()
const editor = await createUser(payload, 'Dominique Petit', 'editor')
const other = await createUser(payload, 'Alix Martin', 'editor')
const { last: latest, usual } = dismissalDays(new Date())

const draft = await payload.create({
  collection: 'criteria',
  draft: true,
  data: { name: 'Critère', description: 'TODO' },
})

const itemNow = async (now = new Date()) => {
  const { dismissed, items } = await reportOf(payload, now)
  const isOurs = ({ edited, kind }: ReportedItem) =>
    'id' in edited && edited.id === draft.id && kind.startsWith('Textes')
  return { item: items.find(isOurs), dismissed: dismissed.find(isOurs) }
}

async function ask(path: string, body: object, user: TypedUser | null = editor) {
  const req = await createLocalReq({ user: user ?? undefined }, payload)
  Object.assign(req, { json: () => Promise.resolve(body) })
  const endpoint = (Dismissals.endpoints || []).find((each) => each.path === path)!
  return endpoint.handler(req)
}

const dismiss = (more: object = {}, user?: TypedUser | null) =>
  itemNow().then(({ dismissed, item }) =>
    ask('/', { key: (item ?? dismissed)!.key, reason: 'Voulu', until: usual, ...more }, user),
  )

it('dismisses an item until a day, with its reason and author, and restores it', async () => {
  await dismiss()
  const { dismissed, item } = await itemNow()
  expect(item).toBeUndefined()
  expect(dismissed).toMatchObject({ reason: 'Voulu', by: 'Dominique Petit' })
  // The last moment of the last day, in Paris.
  const last = new Date(dismissed!.until.getTime() - 1)
  expect((await itemNow(last)).item).toBeUndefined()
  expect((await itemNow(dismissed!.until)).item).toMatchObject({ excerpt: 'TODO' })

  // Two people at once: the last decision counts, and one restoration undoes both.
  await dismiss({ reason: 'Autre raison' }, other)
  expect((await itemNow()).dismissed).toMatchObject({ reason: 'Autre raison', by: 'Alix Martin' })
  const { key } = dismissed!
  await ask('/restore', { key })
  await ask('/restore', { key }, other)
  expect((await itemNow()).item?.key).toBe(key)
})

it('shows the item again when its words change', async () => {
  await dismiss()
  const description = 'À préciser.'
  await payload.update({ collection: 'criteria', id: draft.id, draft: true, data: { description } })
  expect((await itemNow()).item).toMatchObject({ excerpt: 'À préciser' })
})

it.each([
  [{ reason: ' ' }, 400],
  [{ reason: 'x'.repeat(501) }, 400],
  [{ until: '2020-01-01' }, 400],
  [{ until: '2027-02-30' }, 400],
  [{ until: `${Number(latest.slice(0, 4)) + 1}-12-31` }, 400],
  [{ key: 'pas une clé' }, 400],
  [{ key: 'f'.repeat(32) }, 404],
])('refuses %j', async (sent, status) => {
  await expect(dismiss(sent)).rejects.toMatchObject({ status })
})

it('refuses anonymous visitors and API keys', async () => {
  const key = { id: 'x', collection: 'api-keys' } as unknown as TypedUser
  for (const caller of [null, key]) {
    await expect(dismiss({}, caller)).rejects.toMatchObject({ status: 403 })
    await expect(ask('/restore', {}, caller)).rejects.toMatchObject({ status: 403 })
  }
})

it('accepts the last day of the year, and forgets what is over', async () => {
  await dismiss({ until: latest })
  const { dismissed } = await itemNow()
  await forgetDismissals(payload)
  expect((await itemNow()).dismissed).toEqual(dismissed)
  const where = { key: { equals: dismissed!.key } }
  const data = { until: new Date(Date.now() - 1).toISOString() }
  await payload.update({ collection: 'dismissals', where, data })
  await forgetDismissals(payload)
  expect((await payload.count({ collection: 'dismissals', where })).totalDocs).toBe(0)
})
