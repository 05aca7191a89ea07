import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { TypedUser } from 'payload'

import { pagesOfCall } from '@/editing/preview/pages-showing'
import { openTestSite, type TestSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

let site: TestSite
let user: TypedUser

beforeAll(async () => {
  site = await openTestSite()
  user = await createUser(site.payload)
})
afterAll(() => site.close())

const callNamed = async (name: string) =>
  (await site.payload.create({ collection: 'calls', data: { name, _status: 'published' } })).id

const pageWith = async (title: string, slug: string, calls: string[], isDraft = false) => {
  const data = { title, slug, calls, hero: { title }, _status: 'published' } as const
  const { id } = isDraft
    ? await site.payload.create({
        collection: 'pages',
        data: { ...data, _status: 'draft' },
        draft: true,
      })
    : await site.payload.create({ collection: 'pages', data })
  return id
}

it('finds the pages that show a call, published or in a draft, at their latest address', async () => {
  const { payload } = site
  const [call, other] = [await callNamed('Appel 7'), await callNamed('Appel 8')]
  await pageWith('Autre', 'autre', [other])
  await pageWith('Deux appels', 'deux', [other, call])
  await pageWith('Brouillon', 'brouillon', [call], true)
  const adding = await pageWith('Ajoute', 'ajoute', [])
  await payload.update({ collection: 'pages', id: adding, data: { calls: [call] }, draft: true })
  const dropping = await pageWith('Retire', 'retire', [call])
  await payload.update({
    collection: 'pages',
    id: dropping,
    data: { calls: [], slug: 'retire-ailleurs' },
    draft: true,
  })

  expect(await pagesOfCall(payload, call, user)).toEqual([
    { title: 'Ajoute', slug: 'ajoute' },
    { title: 'Brouillon', slug: 'brouillon' },
    { title: 'Deux appels', slug: 'deux' },
    { title: 'Retire', slug: 'retire-ailleurs' },
  ])
})

it('finds none for a call that no page shows', async () => {
  expect(await pagesOfCall(site.payload, await callNamed('Appel 9'), user)).toEqual([])
})
