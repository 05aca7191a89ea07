import { setTimeout as wait } from 'node:timers/promises'

import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import type { Payload } from 'payload'

import { answer } from '@/lib/public-page/answer'
import type { Make } from '@/lib/public-page/make'
import { Publication } from '@/lib/publication/publication'
import { contentAt } from '@/lib/site-content'
import { openTestSite, type TestSite } from '@/tests/support/payload'

const PATH = '/une-page'

let site: TestSite
let payload: Payload
let id: string
beforeAll(async () => {
  site = await openTestSite()
  payload = site.payload
})
afterAll(() => site.close())

/** Of the page, its title: what it looks like needs the assets of a build. */
const make: Make = async (payload, path, instant) => {
  const found = await contentAt(payload, path, instant)
  if (found.kind !== 'page') return { kind: 'nothing', html: '' }
  return { kind: 'document', body: found.page.title, type: 'text/plain', until: null }
}
const visit = async () => {
  const { headers, status } = await answer(new Request(`https://site.exemple.fr${PATH}`), make)
  return { status, cache: headers.get('X-Page-Cache') }
}
/** What a publication does among other things, which is not what the page shows. */
const mark = () => payload.create({ collection: 'revisions', data: {} })

beforeEach(async () => {
  await payload.delete({ collection: 'pages', where: {}, trash: true })
  const page = { title: 'Une page', slug: PATH.slice(1), hero: { title: 'Une page' } }
  ;({ id } = await payload.create({
    collection: 'pages',
    data: { ...page, _status: 'published' },
  }))
  expect(await visit()).toEqual({ status: 200, cache: 'miss' })
})

it('shows the page as it was before a publication that is under way', async () => {
  const publication = await Publication.begin(payload)
  await mark()
  expect(await visit()).toEqual({ status: 200, cache: 'hit' })
  await publication.end()
  expect(await visit()).toEqual({ status: 200, cache: 'miss' })
})

it('never shows a page again that was withdrawn before, and not asked for since', async () => {
  const deletedAt = new Date().toISOString()
  await payload.update({ collection: 'pages', id, data: { deletedAt } })
  const publication = await Publication.begin(payload)
  await mark()
  const asked = visit()
  // Far longer than what is held takes.
  expect(await Promise.race([asked, wait(1_000, 'no answer yet')])).toBe('no answer yet')
  await publication.end()
  expect(await asked).toEqual({ status: 404, cache: null })
})
