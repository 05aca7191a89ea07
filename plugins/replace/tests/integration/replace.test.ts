import { beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq, type TypedUser } from 'payload'

import { LOCKS } from '@/access/lock-access'
import { unpublishedChanges } from '@/editing/unpublished-changes'
import { Replacements } from '@/plugins/replace/collection'
import type { ReplacePreview, ReplaceReport } from '@/plugins/replace/view'
import { contentAt } from '@/site/content'
import { publishContent } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()
const content = await publishContent(payload)
const administrator = await createUser(payload)
const editor = await createUser(payload, 'Dominique Petit', 'editor')
const PATH = content.page.slug
const NOW = new Date('2027-02-01T12:00:00.000Z')

async function ask<Answer>(
  path: string,
  body: object,
  { id, user = editor }: { id?: string; user?: TypedUser | null } = {},
): Promise<Answer> {
  const { handler } = (Replacements.endpoints || []).find((one) => one.path === path)!
  const req = await createLocalReq({ user: user ?? undefined }, payload)
  Object.assign(req, { routeParams: { id }, json: () => Promise.resolve(body) })
  return (await (await handler(req)).json()) as Answer
}

const asked = (words: string, replacement: string) => ({
  words,
  replacement,
  matchesCase: true,
  isWholeWord: false,
})
const preview = (words: string, replacement = 'x', user: TypedUser = editor) =>
  ask<ReplacePreview>('/preview', asked(words, replacement), { user })
const everything = ({ documents }: ReplacePreview) =>
  documents.map(({ key, savedAt, texts }) => ({
    key,
    savedAt,
    texts: texts.map(({ occurrences, path }) => ({
      path,
      starts: occurrences.map(({ start }) => start),
    })),
  }))
const apply = (words: string, replacement: string, documents: object[]) =>
  ask<ReplaceReport>('/apply', { ...asked(words, replacement), documents })
const replaceAll = async (words: string, replacement: string) =>
  apply(words, replacement, everything(await preview(words)))
const undo = (id: string | null) => ask<ReplaceReport>('/:id/undo', {}, { id: id! })

/** A published criterion. */
const criterion = (name: string, description = '') =>
  payload.create({ collection: 'criteria', data: { name, description, _status: 'published' } })
const latest = (id: string, draft = true) =>
  payload.findByID({ collection: 'criteria', id, draft, depth: 0 })
const messages = ({ outcomes }: ReplaceReport) => outcomes.map(({ message }) => message)

describe('a replacement', () => {
  it('shows each occurrence in its sentence, and saves drafts that visitors do not read', async () => {
    const { id } = await criterion('Le beta', 'Un **beta** et [beta](/beta) {{cloture}}.')
    await payload.updateGlobal({
      slug: 'notice',
      data: { title: 'Avis beta', _status: 'published', severity: 'info' } as never,
    })
    const shown = await preview('beta')
    expect(shown).toMatchObject({ count: 4, hasMore: false })
    expect(shown.documents.map(({ kind, title }) => [kind, title])).toEqual([
      ['Critère', 'Le beta'],
      ['Bandeau d’information', ''],
    ])
    expect(shown.documents[0]!.texts[1]!.occurrences[1]).toMatchObject({ words: 'beta' })

    const before = await publicPage()
    const report = await apply('beta', 'bêta', everything(shown))
    expect(messages(report)).toEqual([null, null])
    expect(await latest(id)).toMatchObject({
      name: 'Le bêta',
      description: 'Un **bêta** et [bêta](/beta) {{cloture}}.',
      _status: 'draft',
    })
    expect(await latest(id, false)).toMatchObject({ name: 'Le beta', _status: 'published' })
    expect(await publicPage()).toEqual(before)
    const waiting = await unpublishedChanges(payload, { user: editor })
    expect(waiting.map((change) => change.id)).toContain(id)
    const notice = await payload.findGlobal({ slug: 'notice', draft: true })
    expect(notice).toMatchObject({ title: 'Avis bêta', _status: 'draft' })
  })

  it('changes only the chosen occurrences, inside sections too', async () => {
    const sections = [{ blockType: 'closedCall', title: 'zeta zeta', body: 'Fini.' }]
    const { id } = await payload.create({
      collection: 'pages',
      draft: true,
      data: { title: 'Zeta', slug: 'zeta', hero: { title: 'zeta' }, sections } as never,
    })
    const [document] = everything(await preview('zeta'))
    const texts = document!.texts.filter(({ path }) => path.startsWith('sections'))
    const starts = [texts[0]!.starts[1]!]
    await apply('zeta', 'eta', [{ ...document, texts: [{ ...texts[0], starts }] }])
    const page = await payload.findByID({ collection: 'pages', id, draft: true, depth: 0 })
    expect(page).toMatchObject({
      hero: { title: 'zeta' },
      slug: 'zeta',
      sections: [{ ...sections[0], title: 'zeta eta' }],
    })
  })

  it('leaves a document that changed since the preview, is locked, or is in the trash', async () => {
    const [changed, locked, trashed] = await Promise.all(
      ['a', 'b', 'c'].map((name) => criterion(`iota ${name}`)),
    )
    const documents = everything(await preview('iota'))
    await payload.update({
      collection: 'criteria',
      id: changed!.id,
      draft: true,
      data: { name: 'iota iota a', _status: 'draft' },
    })
    await payload.create({
      collection: LOCKS,
      data: {
        document: { relationTo: 'criteria', value: locked!.id },
        user: { relationTo: 'users', value: administrator.id },
      } as never,
    })
    const deletedAt = new Date().toISOString()
    await payload.update({ collection: 'criteria', id: trashed!.id, data: { deletedAt } })
    const report = await apply('iota', 'kappa', documents)
    expect(report.id).toBeNull()
    for (const words of ['Camille Durand modifie', 'a changé depuis', 'n’existe plus']) {
      expect(messages(report).join('\n')).toContain(words)
    }
    expect(await latest(changed!.id)).toMatchObject({ name: 'iota iota a' })
    expect(await latest(locked!.id)).toMatchObject({ name: 'iota b' })
  })

  it('reports a text that the site refuses, and saves the others', async () => {
    const long = await criterion('lambda', 'lambda '.repeat(300))
    const short = await criterion('lambda bref')
    const report = await replaceAll('lambda', 'l'.repeat(190))
    expect(messages(report).filter((message) => message === null)).toHaveLength(1)
    expect(messages(report).join(' ')).toMatch(/trop long|caractères/)
    expect(await latest(long.id)).toMatchObject({ name: 'lambda' })
    expect((await latest(short.id)).name).toContain('lll')
  })

  it('keeps to what the role may edit', async () => {
    await payload.updateGlobal({ slug: 'site', data: { tagline: 'omicron' } })
    expect((await preview('omicron')).count).toBe(0)
    const seen = await preview('omicron', 'x', administrator)
    expect(seen.count).toBe(1)
    expect(messages(await apply('omicron', 'x', everything(seen)))).toEqual([
      expect.stringContaining('n’existe plus'),
    ])
  })

  it('is for staff', async () => {
    const key = { id: '1', collection: 'api-keys' } as never
    for (const user of [null, key]) {
      for (const path of ['/preview', '/apply', '/:id/undo']) {
        await expect(ask(path, asked('a', 'b'), { user })).rejects.toMatchObject({ status: 403 })
      }
    }
  })

  it.each([
    ['/preview', { ...asked(' ', 'b') }],
    ['/preview', { ...asked('a\nb', 'b') }],
    ['/apply', { ...asked('a', 'b'), documents: [] }],
  ])('refuses %s with %j', (path, body) =>
    expect(ask(path, body)).rejects.toMatchObject({ status: 400 }),
  )
})

describe('undoing a replacement', () => {
  let report: ReplaceReport
  let kept: string
  let edited: string
  beforeAll(async () => {
    kept = (await criterion('sigma', 'Un sigma.')).id
    edited = (await criterion('sigma bis', 'Un sigma.')).id
    report = await replaceAll('sigma', 'tau')
    await payload.update({
      collection: 'criteria',
      id: edited,
      draft: true,
      data: { description: 'Deux tau.', _status: 'draft' },
    })
  })

  it('restores as drafts the texts that no one edited since, and reports the others', async () => {
    const undone = await undo(report.id)
    expect(messages(undone)).toEqual(
      expect.arrayContaining([null, expect.stringContaining('modifié depuis')]),
    )
    expect(await latest(kept)).toMatchObject({ name: 'sigma', description: 'Un sigma.' })
    expect(await latest(edited)).toMatchObject({ name: 'sigma bis', description: 'Deux tau.' })
    const record = await payload.findByID({ collection: 'replacements', id: report.id!, depth: 0 })
    expect(record).toMatchObject({ by: editor.id, undoneBy: editor.id, count: 2 })
  })

  it('happens once', async () => {
    await expect(undo(report.id)).rejects.toMatchObject({ status: 409 })
    await expect(undo('inconnu')).rejects.toMatchObject({ status: 404 })
  })
})

/** What visitors read of the fixture page, which shows the criteria. */
const publicPage = async () => contentAt(payload, PATH, NOW)
