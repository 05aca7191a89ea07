import { describe, expect, it } from '@jest/globals'

import { type ReportedItem, reportOf } from '@/plugins/content-report/report'
import { publishContent } from '@/tests/fixtures/content'
import { PIXEL, sent } from '@/tests/fixtures/files'
import { testSite } from '@/tests/support/payload'

const NOW = new Date('2027-02-01T12:00:00.000Z')
const published = { _status: 'published' } as const

const { payload } = await testSite()
const content = await publishContent(payload)

type Found = Pick<ReportedItem, 'kind' | 'severity' | 'impact' | 'path' | 'excerpt'>

/** The items about one document, in the order of the list. */
async function itemsOf(id: string, now = NOW): Promise<Found[]> {
  const { items } = await reportOf(payload, now)
  return items.flatMap(({ edited, excerpt, impact, kind, path, severity }) =>
    'id' in edited && edited.id === id ? [{ kind, severity, impact, path, excerpt }] : [],
  )
}

const page = (slug: string, body: string, more: object = {}) =>
  payload.create({
    collection: 'pages',
    data: {
      ...published,
      title: slug,
      slug,
      hero: { title: slug },
      sections: [{ blockType: 'text', body }],
      ...more,
    },
  })

const textItem = { path: 'sections.0.body', impact: 'page' }

describe('« À regarder »', () => {
  it('reports each kind of problem of a published page, worst first, with its field', async () => {
    const { id } = await page('faute', '', {
      sections: [
        {
          blockType: 'text',
          body: 'Voir [là](/absente) et [ici](/participer/essai#absent). [À compléter] En 2025, un jury siégera.',
        },
        { blockType: 'downloads', title: 'Rien' },
      ],
    })
    expect(await itemsOf(id)).toEqual([
      { ...textItem, kind: 'Liens', severity: 'serious', excerpt: '/absente' },
      { ...textItem, kind: 'Liens', severity: 'wrong', excerpt: '/participer/essai#absent' },
      {
        kind: 'Sections vides',
        severity: 'wrong',
        impact: 'page',
        path: 'sections.1.title',
        excerpt: 'Rien',
      },
      {
        ...textItem,
        kind: 'Textes à compléter ou à mettre à jour',
        severity: 'wrong',
        excerpt: '[À compléter]',
      },
      { kind: 'Pages isolées', severity: 'doubtful', impact: 'page', path: '', excerpt: '/faute' },
      {
        ...textItem,
        kind: 'Textes à compléter ou à mettre à jour',
        severity: 'doubtful',
        excerpt: '2025',
      },
    ])
  })

  it('finds placeholders in plain lines, and a year that passed meanwhile', async () => {
    const { id } = await page('passe', 'En 2027, un jury siégera.', { title: 'Lorem ipsum' })
    const words = async (now?: Date) =>
      (await itemsOf(id, now)).flatMap(({ excerpt, kind, path }) =>
        kind.startsWith('Textes') ? `${path} ${excerpt}` : [],
      )
    expect(await words()).toEqual(['title Lorem ipsum'])
    expect(await words(new Date('2028-01-01T12:00:00.000Z'))).toEqual([
      'title Lorem ipsum',
      'sections.0.body 2027',
    ])
  })

  it('reports the errors that a draft adds, as a draft, and not those already online', async () => {
    const { id, sections: online } = await page('brouillon', '[là](/absente)')
    const body = '[là](/absente) [et là](/nulle-part)'
    const sections = [{ blockType: 'text' as const, id: online![0]!.id, body }]
    await payload.update({ collection: 'pages', id, data: { sections }, draft: true })
    const links = (await itemsOf(id)).filter(({ kind }) => kind === 'Liens')
    expect(links.map(({ excerpt, impact, severity }) => [excerpt, impact, severity])).toEqual([
      ['/absente', 'page', 'serious'],
      ['/nulle-part', 'draft', 'wrong'],
    ])
  })

  it('reads a draft again once it changed, and reports it after two weeks', async () => {
    const data = { name: 'Un critère TODO' }
    const { id } = await payload.create({ collection: 'criteria', draft: true, data })
    const kinds = async (now?: Date) => (await itemsOf(id, now)).map(({ kind }) => kind)
    const words = 'Textes à compléter ou à mettre à jour'
    expect(await kinds(new Date())).toEqual([words])
    await payload.update({ collection: 'criteria', id, draft: true, data: { name: 'Complet' } })
    expect(await kinds(new Date())).toEqual([])
    const later = new Date(Date.now() + 15 * 24 * 3_600_000)
    expect(await kinds(later)).toEqual(['Brouillons anciens'])
  })

  it('reports only pages that nothing leads to, whatever leads there', async () => {
    const isolated = async (...ids: string[]) => {
      const { items } = await reportOf(payload, NOW)
      return ids.filter((id) =>
        items.some(
          ({ edited, kind }) => kind === 'Pages isolées' && 'id' in edited && edited.id === id,
        ),
      )
    }
    const linked = await page('liee', 'Un texte.')
    const inMenu = await page('au-menu', 'Un texte.')
    const formerly = await page('avant', 'Un texte.')
    const legal = await page('legale', 'Un texte.', { purpose: 'legal' })
    const own = await page('seule', '[Moi](/seule)')
    const all = [linked, inMenu, formerly, legal, own].map(({ id }) => id)
    expect(await isolated(...all, content.page.id)).toEqual([
      linked.id,
      inMenu.id,
      formerly.id,
      own.id,
    ])
    const moved = { ...published, slug: 'apres' }
    await payload.update({ collection: 'pages', id: formerly.id, data: moved })
    await page('qui-mene', '[Là](/liee) et [là](/avant)')
    const entries = [{ page: inMenu.id }]
    await payload.updateGlobal({ slug: 'navigation', data: { ...published, entries } })
    expect(await isolated(...all)).toEqual([own.id])
  })

  it('reports a call forced open without end, and the information that the law requires', async () => {
    const { id } = await payload.create({
      collection: 'calls',
      data: { ...published, name: 'Appel', override: 'open', overrideReason: 'Essai' },
    })
    expect(await itemsOf(id)).toEqual([
      {
        kind: 'Appels forcés',
        severity: 'wrong',
        impact: 'apart',
        path: 'overrideUntil',
        excerpt: '',
      },
    ])
    const { items } = await reportOf(payload, NOW)
    expect(items[0]).toMatchObject({
      edited: { global: 'site' },
      kind: 'Informations obligatoires',
      severity: 'serious',
    })
  })

  it('ranks what a page shows above what no page shows', async () => {
    const [shown] = content.criteria
    const data = { description: 'Un texte [à compléter].' }
    await payload.update({ collection: 'criteria', id: shown!.id, data })
    const apart = await payload.create({
      collection: 'criteria',
      data: { ...published, ...data, name: 'Seul' },
    })
    const [ofShown] = await itemsOf(shown!.id)
    const [ofApart] = await itemsOf(apart.id)
    expect([ofShown?.impact, ofApart?.impact]).toEqual(['shown', 'apart'])
  })

  it('reports an image that visitors wait for, and one without words', async () => {
    const image = await payload.create({
      collection: 'images',
      data: { ...published, slug: 'lourde.png', decorative: true },
      file: sent('lourde.png', PIXEL),
    })
    await payload.db.updateOne({
      collection: 'images',
      id: image.id,
      data: { ...image, sizes: { large: { filesize: 900_000 } }, decorative: false, alt: '' },
    })
    const data = { ...published, name: 'Pour la révision' }
    await payload.create({ collection: 'criteria', data })
    expect((await itemsOf(image.id)).map(({ path, severity }) => [path, severity])).toEqual([
      ['alt', 'wrong'],
      ['', 'doubtful'],
    ])
  })
})
