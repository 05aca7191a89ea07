import { expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'

import { shareLinkEndpoints } from '@/plugins/share-links/collection'
import { readShareToken } from '@/plugins/share-links/read'
import { sharedPage } from '@/plugins/share-links/shared-page'
import { shareToken } from '@/plugins/share-links/token'
import type { ShareLinkView } from '@/plugins/share-links/view'
import { publishContent } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const NOW = new Date('2027-02-01T12:00:00.000Z')

const site = await testSite()
const content = await publishContent(site.payload)
const maker = await createUser(site.payload)

/** Creates a link to the fixture’s page; returns its token. */
async function makeLink(createdBy = maker.id) {
  const expiresAt = new Date(NOW.getTime() + 3_600_000)
  const { id } = await site.payload.create({
    collection: 'share-links',
    data: { page: content.page.id, expiresAt: expiresAt.toISOString(), createdBy },
  })
  return shareToken({ id, pageId: content.page.id, expiresAt }, site.payload.config.secret)
}

const read = (token: string) => readShareToken(site.payload, token, NOW)

/** Returns what the endpoint `path` answers to the member of staff `asking`. */
async function ask(
  path: string,
  routeParams: Record<string, string>,
  body: object = {},
  asking = maker,
) {
  const req = await createLocalReq({ user: asking }, site.payload)
  Object.assign(req, { routeParams, json: () => Promise.resolve(body) })
  const response = await shareLinkEndpoints.find((each) => each.path === path)!.handler(req)
  return (await response.json()) as { link: ShareLinkView; links: ShareLinkView[] }
}

it('share links are created, listed and revoked one at a time, for any form of id', async () => {
  const { page } = content
  const { link } = await ask('/', {}, { page: page.id })
  const other = (await ask('/', {}, { page: page.id, hours: 24 })).link
  const listed = async () => {
    const { links } = await ask('/of-page/:page', { page: page.id })
    return links.map(({ id }) => id)
  }
  expect(await listed()).toEqual([link.id, other.id])

  await ask('/:id/revoke', { id: 'pas-un-id' })
  expect(await listed()).toHaveLength(2)
  await expect(ask('/', {}, { page: 'pas-un-id' })).rejects.toMatchObject({ status: 404 })

  await ask('/:id/revoke', { id: link.id })
  expect(await listed()).toEqual([other.id])

  const leaver = await createUser(site.payload, 'Paul Hubert', 'editor')
  const theirs = (await ask('/', {}, { page: page.id }, leaver)).link
  expect(await listed()).toContain(theirs.id)
  await site.payload.delete({ collection: 'users', id: leaver.id })
  expect(await listed()).toEqual([other.id])
})

it('the token of a share link gives access to its page until the account that created it is deleted', async () => {
  const { payload } = site
  const leaver = await createUser(payload, 'Paul Henri', 'editor')
  const [token, other] = [await makeLink(leaver.id), await makeLink()]
  expect(await read(token)).toEqual({ kind: 'granted', pageId: content.page.id })
  await payload.delete({ collection: 'users', id: leaver.id })
  expect(await read(token)).toEqual({ kind: 'revoked' })
  expect((await read(other)).kind).toBe('granted')
})

it('a share link is deleted with its page, when the page is deleted permanently', async () => {
  const { payload } = site
  const data = { title: 'À jeter', slug: 'a-jeter', hero: { title: 'À jeter' } }
  const page = await payload.create({ collection: 'pages', draft: true, data })
  const { link } = await ask('/', {}, { page: page.id })
  const deletedAt = NOW.toISOString()
  await payload.update({ collection: 'pages', id: page.id, data: { deletedAt } })
  await payload.delete({ collection: 'pages', id: page.id, trash: true })
  const { totalDocs } = await payload.count({
    collection: 'share-links',
    where: { id: { equals: link.id } },
  })
  expect(totalDocs).toBe(0)
})

it('a shared page does not say who forced the state of its call, or why', async () => {
  const { id } = content.call
  const data = { override: 'closed', overrideReason: 'Motif confidentiel' } as const
  await site.payload.update({ collection: 'calls', id, data, draft: true, user: maker })
  const view = await sharedPage(site.payload, content.page.id, NOW)
  expect(view?.call?.state).toMatchObject({ override: { to: 'closed', reason: null, by: null } })
})
