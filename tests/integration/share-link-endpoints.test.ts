import { expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'

import { shareLinkEndpoints } from '@/editing/share-links/endpoints'
import type { ShareLinkView } from '@/editing/share-links/view'
import { publishContent } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const site = await testSite()
const user = await createUser(site.payload)

/** What the endpoint `path` answers a member of staff. */
async function ask(
  path: string,
  routeParams: Record<string, string>,
  body: object = {},
  asking = user,
) {
  const req = await createLocalReq({ user: asking }, site.payload)
  Object.assign(req, { routeParams, json: () => Promise.resolve(body) })
  const response = await shareLinkEndpoints.find((each) => each.path === path)!.handler(req)
  const answer = (await response.json()) as { link: ShareLinkView; links: ShareLinkView[] }
  return { status: response.status, ...answer }
}

it('makes, lists and revokes one link at a time, whatever the form of an id', async () => {
  const { page } = await publishContent(site.payload)
  const { link } = await ask('/', {}, { page: page.id })
  const other = (await ask('/', {}, { page: page.id, hours: 24 })).link
  const listed = async () => {
    const { links } = await ask('/of-page/:page', { page: page.id })
    return links.map(({ id }) => id)
  }
  expect(await listed()).toEqual([link.id, other.id])

  await ask('/:id/revoke', { id: 'pas-un-id' })
  expect(await listed()).toHaveLength(2)
  expect((await ask('/', {}, { page: 'pas-un-id' })).status).toBe(404)

  await ask('/:id/revoke', { id: link.id })
  expect(await listed()).toEqual([other.id])

  const leaver = await createUser(site.payload, 'Paul Henri', 'editor')
  const theirs = (await ask('/', {}, { page: page.id }, leaver)).link
  expect(await listed()).toContain(theirs.id)
  await site.payload.delete({ collection: 'users', id: leaver.id })
  expect(await listed()).toEqual([other.id])
})
