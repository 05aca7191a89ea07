import { describe, expect, it } from '@jest/globals'

import { contentAt, siteContent } from '@/site/content'
import { renderPage } from '@/site/page/render'
import { OPEN_INSTANT, PATH, publishContent } from '@/tests/fixtures/content'
import { mongodbServer } from '@/tests/support/mongodb'
import { openTestSite } from '@/tests/support/payload'

const AFTER_CLOSING = new Date('2030-01-01T00:00:00Z')

/** The page of the fixture from a new database on `server` (null: SQLite), its call open then closed. */
async function pagesFrom(server: string | null): Promise<string[]> {
  const { payload, close } = await openTestSite(server)
  await publishContent(payload)
  await payload.updateGlobal({
    slug: 'site',
    data: {
      name: 'Mission d’essai',
      footerLinks: [{ label: 'Code source', url: 'https://code.exemple.org' }],
      _status: 'published',
    },
  })
  const site = await siteContent(payload)
  const pages = []
  for (const instant of [OPEN_INSTANT, AFTER_CLOSING]) {
    const found = await contentAt(payload, PATH, instant)
    if (found.kind !== 'page') throw new Error(found.kind)
    pages.push(withoutIds(await renderPage(found.page, site)))
  }
  await close()
  return pages
}

/** UUIDs and MongoDB's ids, which each database makes its own. */
const withoutIds = (html: string) =>
  html.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{24}\b/g, 'ID')

const onMongodb = mongodbServer ? describe : describe.skip

onMongodb('SQLite and MongoDB', () => {
  it('give the same page, byte for byte, from the same content', async () => {
    const [open, closed] = await pagesFrom(null)
    expect(open).toContain('Passage devant le jury.')
    expect(closed).toContain('Appel clos')
    expect(await pagesFrom(mongodbServer)).toEqual([open, closed])
  })
})
