import { beforeAll, expect, it } from '@jest/globals'

import { SHOWN_WHILE, type ShownWhile } from '@/call/state'
import type { PageView } from '@/components/views'
import { contentAt, type Reader } from '@/site/content'
import { PATH, publishContent, SLUG } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()
const published = { _status: 'published' } as const

const CHOICES = Object.keys(SHOWN_WHILE) as ShownWhile[]
/** One section for each choice, one without a choice, and the section for a call that is not open. */
const SECTIONS = [
  { blockType: 'text', body: 'Toujours.' },
  ...CHOICES.map((shownWhile) => ({ blockType: 'text', body: 'Parfois.', shownWhile })),
  { blockType: 'closedCall', title: 'Revenez' },
] as never

let content: Awaited<ReturnType<typeof publishContent>>
let user: Awaited<ReturnType<typeof createUser>>
beforeAll(async () => {
  content = await publishContent(payload)
  user = await createUser(payload, 'Camille')
  await payload.update({
    collection: 'pages',
    id: content.page.id,
    data: { sections: SECTIONS, ...published },
  })
  for (const slug of [`${SLUG}/faq`, 'ailleurs']) {
    await payload.create({
      collection: 'pages',
      data: { title: slug, slug, hero: { title: slug }, sections: SECTIONS, ...published },
    })
  }
})

const namesOf = (page: PageView | null) =>
  page?.sections.map(({ blockType, shownWhile }) => shownWhile ?? blockType)

/** Returns the sections of the page at `path`, by `shownWhile` or else by type, and until when the page is valid. */
async function shown(path: string, instant: string, reader?: Reader) {
  const found = await contentAt(payload, path, new Date(instant), reader)
  if (found.kind !== 'page') throw new Error(found.kind)
  return { names: namesOf(found.page), until: found.until?.toISOString() }
}

const OPENS = '2027-01-04T08:00:00.000Z'
const LAST_DAYS = '2027-03-24T17:00:00.000Z'
const CLOSES = '2027-03-31T16:00:00.000Z'

it.each([
  ['2026-12-01T00:00:00Z', ['text', 'upcoming', 'notOpen', 'closedCall'], OPENS],
  [OPENS, ['text', 'open'], LAST_DAYS],
  [LAST_DAYS, ['text', 'open', 'closingSoon'], CLOSES],
  [CLOSES, ['text', 'closed', 'notOpen', 'closedCall'], undefined],
])('at %s a page and the pages below it show %j until %s', async (instant, names, until) => {
  for (const path of [PATH, `${PATH}/faq`]) {
    expect(await shown(path, instant)).toEqual({ names, until })
    expect(await shown(path, instant, { staff: user })).toEqual({ names, until })
  }
})

it('a page without a call shows no section that depends on a call', async () => {
  expect((await shown('/ailleurs', OPENS)).names).toEqual(['text'])
})

it('a page whose call is not published shows no section that depends on it', async () => {
  const set = (_status: 'draft' | 'published') =>
    payload.update({ collection: 'calls', id: content.call.id, data: { _status } })
  await set('draft')
  expect((await shown(PATH, OPENS)).names).toEqual(['text'])
  expect((await shown(`${PATH}/faq`, OPENS)).names).toEqual(['text'])
  await set('published')
})
