import { describe, expect, it } from '@jest/globals'

import { readShareToken } from '@/editing/share-links/read'
import { shareToken } from '@/editing/share-links/token'
import { sharedPage, siteContent } from '@/site/content'
import { renderPage } from '@/site/page/render'
import { OPEN_INSTANT, publishContent } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const NOW = new Date('2027-02-01T12:00:00.000Z')
const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

const site = await testSite()
const content = await publishContent(site.payload)
const maker = await createUser(site.payload)

/** A stored link to the fixture's page, and its token. */
async function makeLink({
  expiresAt = inSeconds(3600),
  revokedAt = null as Date | null,
  createdBy = maker.id,
} = {}) {
  const { id } = await site.payload.create({
    collection: 'share-links',
    data: {
      page: content.page.id,
      expiresAt: expiresAt.toISOString(),
      revokedAt: revokedAt?.toISOString(),
      createdBy,
    },
  })
  const link = { id, pageId: content.page.id, expiresAt }
  return { link, token: shareToken(link, site.payload.config.secret) }
}

const read = (token: string, instant = NOW) => readShareToken(site.payload, token, instant)

describe('the token of a share link', () => {
  it('gives access to its page, until its expiry exactly', async () => {
    const { token } = await makeLink({ expiresAt: inSeconds(2) })
    expect(await read(token)).toEqual({ kind: 'granted', pageId: content.page.id })
    expect((await read(token, new Date(inSeconds(2).getTime() - 1))).kind).toBe('granted')
    expect(await read(token, inSeconds(2))).toEqual({ kind: 'expired', expiresAt: inSeconds(2) })
  })

  it('gives none once it is revoked', async () => {
    const { token } = await makeLink({ revokedAt: inSeconds(-1) })
    expect(await read(token)).toEqual({ kind: 'revoked' })
  })

  it('gives none once the account that made it is deleted', async () => {
    const { payload } = site
    const leaver = await createUser(payload, 'Paul Henri', 'editor')
    const { token } = await makeLink({ createdBy: leaver.id })
    const other = await makeLink()
    expect((await read(token)).kind).toBe('granted')
    await payload.delete({ collection: 'users', id: leaver.id })
    expect(await read(token)).toEqual({ kind: 'revoked' })
    expect((await read(other.token)).kind).toBe('granted')
  })

  it('gives none when any one character of it is changed', async () => {
    const { token } = await makeLink()
    for (let at = 0; at < token.length; at++) {
      // Of base64url, `A` and `B` as last character decode to the same bytes.
      const other =
        token[at] === 'A' ? 'B' : token[at] === '1' ? '2' : token[at] === '.' ? '-' : '1'
      for (const changed of [other, '']) {
        const wrong = token.slice(0, at) + changed + token.slice(at + 1)
        expect([wrong, await read(wrong)]).toEqual([wrong, { kind: 'unknown' }])
      }
    }
    const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const accepted = await Promise.all(
      [...last].map(async (character) => (await read(token.slice(0, -1) + character)).kind),
    )
    expect(accepted.filter((kind) => kind === 'granted')).toHaveLength(1)
  })

  it('cannot be made with another secret, page or expiry', async () => {
    const { link } = await makeLink()
    const { secret } = site.payload.config
    for (const wrong of [
      shareToken(link, 'un-autre-secret'.repeat(3)),
      shareToken({ ...link, pageId: 'une-autre-page' }, secret),
      shareToken({ ...link, expiresAt: inSeconds(7200) }, secret),
      shareToken({ ...link, id: 'un-autre-lien' }, secret),
    ]) {
      expect(await read(wrong)).toEqual({ kind: 'unknown' })
    }
  })

  it.each(['', '.', '..', 'a.1.b', "' OR 1=1 --.1.x", '%00', 'é'.repeat(300)])(
    'is not %j',
    async (token) => {
      expect(await read(token)).toEqual({ kind: 'unknown' })
    },
  )
})

describe('a shared page', () => {
  it('is read with the drafts of what it shows, and without what only staff may read', async () => {
    const { payload } = site
    const user = await createUser(payload, 'Prune Tremblay')
    const draft = <Data extends object>(data: Data) => ({ draft: true, data }) as const
    await payload.update({
      collection: 'pages',
      id: content.page.id,
      ...draft({ title: 'Titre en brouillon' }),
    })
    await payload.update({
      collection: 'criteria',
      id: content.criteria[1]!.id,
      ...draft({ name: 'Critère en brouillon' }),
    })
    await payload.update({
      collection: 'calls',
      id: content.call.id,
      ...draft({ override: 'closed', overrideReason: 'Motif confidentiel' } as const),
      overrideAccess: false,
      user,
    })

    const page = await sharedPage(payload, content.page.id, OPEN_INSTANT)
    expect(page?.title).toBe('Titre en brouillon')
    expect(page?.call?.state).toMatchObject({ status: 'forced', to: 'closed' })
    expect(JSON.stringify(page)).toContain('Critère en brouillon')
    expect(JSON.stringify(page)).not.toMatch(/Motif confidentiel|Prune/)
    expect(await renderPage(page!, await siteContent(payload))).toContain('Critère en brouillon')
  })

  it('is none other, and none when it is in the trash', async () => {
    const { payload } = site
    expect(await sharedPage(payload, 'une-autre-page', OPEN_INSTANT)).toBeNull()
    const deletedAt = NOW.toISOString()
    await payload.update({ collection: 'pages', id: content.page.id, data: { deletedAt } })
    expect(await sharedPage(payload, content.page.id, OPEN_INSTANT)).toBeNull()
  })
})
