import { beforeAll, describe, expect, it } from '@jest/globals'
import type { TypedUser } from 'payload'

import type { SectionOf, SectionView } from '@/components/views'
import { destinationsEndpoint } from '@/editing/site-links/destinations'
import { publishedContext } from '@/editing/site-links/published-context'
import { contentAt, siteContent, type Reader } from '@/site/content'
import { renderPage } from '@/site/page/render'
import { OPEN_INSTANT } from '@/tests/fixtures/content'
import type { Page } from '@/payload-types'
import { faultsOf } from '@/tests/support/faults'
import { testSite } from '@/tests/support/payload'
import { pageAt } from '@/tests/support/shown'
import { askEndpoint } from '@/tests/support/staff-request'
import { createUser } from '@/tests/support/users'
import { firstLevelHeadings } from '@/text/markdown/headings'

/** Id of the page that the links lead to. */
let target: string

const published = { _status: 'published' } as const
const create = async (slug: string, data: object = {}) => {
  const page = { title: slug, slug, hero: { title: slug }, ...published, ...data }
  return (await payload.create({ collection: 'pages', data: page })).id
}
const change = (id: string, data: object) =>
  payload.update({ collection: 'pages', id, data, trash: true })

const { payload } = await testSite()

/** An open call without an end: its page may invite visitors to apply. */
const openCall = await payload.create({
  collection: 'calls',
  data: { name: 'Appel', opensAt: '2020-01-01T00:00:00.000Z', ...published },
})

describe('a link to a page', () => {
  const link = () => ({ label: 'Proposer', page: target })
  const SHOWN = { label: 'Proposer', href: '/proposer' }

  /** Returns every link that a reader finds on the page, in the footer and in the menu. */
  async function shown(reader: Reader = 'visitor') {
    const found = await contentAt(payload, '/depart', OPEN_INSTANT, reader)
    if (found.kind !== 'page') throw new Error(found.kind)
    const { hero, sections } = found.page
    const { footerLinks, menu } = await siteContent(payload, reader)
    return [hero.applyLink, ...sections.flatMap(linksOf), footerLinks[0] ?? null, menu[0] ?? null]
  }

  const linksOf = (section: SectionView) => {
    if (section.blockType === 'callToAction') return [section.link]
    return section.blockType === 'profiles' ? section.profiles.map((one) => one.link) : []
  }

  beforeAll(async () => {
    target = await create('proposer')
    const profile = await payload.create({
      collection: 'profiles',
      data: { name: 'Technique', link: link(), ...published },
    })
    await create('depart', {
      calls: [openCall.id],
      hero: { title: 'Départ', apply: { ...link(), url: 'https://exemple.fr/avant' } },
      sections: [
        { blockType: 'callToAction', title: 'À vous', link: link() },
        { blockType: 'profiles', title: 'Profils', profiles: [profile.id] },
      ],
    })
    const footerLinks = [link()]
    await payload.updateGlobal({ slug: 'site', data: { name: 'Essai', footerLinks, ...published } })
    await payload.updateGlobal({ slug: 'navigation', data: { entries: [link()], ...published } })
  })

  it('follows the page when its address changes', async () => {
    expect(await shown()).toEqual(Array(5).fill(SHOWN))
    await change(target, { slug: 'deposer', ...published })
    const moved = { ...SHOWN, href: '/deposer' }
    expect(await shown()).toEqual(Array(5).fill(moved))
    await change(target, { slug: 'proposer', ...published })
  })

  it('is hidden while the page is unpublished', async () => {
    await change(target, { _status: 'draft' })
    expect(await shown()).toEqual(Array(5).fill(null))
    await change(target, published)
    expect(await shown()).toEqual(Array(5).fill(SHOWN))
  })
})

describe('the menu', () => {
  const save = (entries: object[], draft = false) =>
    payload.updateGlobal({
      slug: 'navigation',
      data: { entries, _status: draft ? 'draft' : 'published' },
      draft,
    })
  const menu = async (reader?: Reader) => (await siteContent(payload, reader)).menu
  const PROPOSER = { label: 'proposer', href: '/proposer' }

  it('names a page by its title, and begins a submenu with the link of its parent entry', async () => {
    const other = await create('cachee', { _status: 'draft' })
    await save([
      { page: target },
      { label: 'Participer', page: target, children: [{ page: other }, { page: target }] },
      { label: 'Rien à lire', children: [{ page: other }] },
    ])
    expect(await menu()).toEqual([PROPOSER, { label: 'Participer', children: [PROPOSER] }])
    const staff = await createUser(payload, 'Ada', 'editor')
    expect(await menu({ staff })).toContainEqual({
      label: 'Rien à lire',
      children: [{ label: 'cachee', href: '/cachee' }],
    })
    await payload.delete({ collection: 'users', id: staff.id })
  })

  it('ignores a draft, and is published only when it is complete', async () => {
    await save([{ label: 'À venir', url: 'https://exemple.fr' }], true)
    expect((await menu())[0]).toEqual(PROPOSER)
    const faults = await faultsOf(
      save([
        { url: 'https://exemple.fr' },
        { label: 'Nulle part' },
        { page: target, children: [{ page: target }] },
      ]),
    )
    expect(Object.keys(faults)).toEqual(['entries.0.label', 'entries.1.label', 'entries.2.label'])
    const misplaced = save([{ label: 'Appel {{etat}}', page: target }])
    expect(Object.keys(await faultsOf(misplaced))).toEqual(['entries.0.label'])
    await save([{ label: 'Proposer', page: target }])
  })
})

describe('a page that links lead to', () => {
  const removals: [string, () => Promise<unknown>][] = [
    ['put in the trash', () => change(target, { deletedAt: new Date().toISOString() })],
    ['deleted', () => payload.delete({ collection: 'pages', id: target })],
  ]

  it.each(removals)('cannot be %s, and the message says where the links are', async (_, remove) => {
    const refusal = await remove().then(
      () => null,
      (error: unknown) => error as { status: number; message: string },
    )
    expect(refusal?.status).toBe(409)
    expect(refusal?.message.replaceAll('\u00a0', ' ')).toBe(
      'Suppression impossible : des liens mènent à cette page depuis la page « depart » (/depart), profil « Technique », le réglage « Site », le réglage « Menu ». Retirez-les d’abord, ou faites-les mener ailleurs.',
    )
    expect(await payload.findByID({ collection: 'pages', id: target })).toBeTruthy()
  })

  it('can be deleted when it only links to itself, but not while a draft links to it', async () => {
    const id = await create('seule')
    const link = { label: 'Ici', page: id }
    const own = { sections: [{ blockType: 'callToAction', title: 'Ici', link }], ...published }
    await change(id, own)
    const other = await create('voisine')
    const draft = { hero: { title: 'Voisine', rules: link } }
    await payload.update({ collection: 'pages', id: other, data: draft, draft: true })
    await expect(change(id, { deletedAt: new Date().toISOString() })).rejects.toMatchObject({
      status: 409,
    })
    await change(other, { deletedAt: new Date().toISOString() })
    await change(id, { deletedAt: new Date().toISOString() })
    await payload.delete({ collection: 'pages', id, trash: true })
  })
})

describe('an anchor', () => {
  const PATH = '/ancres'
  let id: string
  let criterion: string

  const anchorOf = (section: object) => (section as { anchor?: string | null }).anchor

  /** Returns the anchors of the sections, and of the items of their lists, as visitors have them. */
  async function anchors(): Promise<string[]> {
    const { sections } = await pageAt(payload, PATH)
    return sections.flatMap((section) => [
      anchorOf(section) ?? '',
      ...(section.blockType === 'criteria' ? section.criteria : []).map(({ anchor }) => anchor),
      ...(section.blockType === 'questions' ? section.questions : []).map(({ anchor }) => anchor),
    ])
  }
  const stored = async () =>
    (await payload.findByID({ collection: 'pages', id, depth: 0, draft: true })).sections!
  const rename = async (place: number, data: object, _status: 'draft' | 'published') => {
    const sections = (await stored()).map((section, index) =>
      index === place ? { ...section, ...data } : section,
    )
    const draft = _status === 'draft'
    await payload.update({ collection: 'pages', id, data: { sections, _status }, draft })
  }

  beforeAll(async () => {
    const data = { name: 'Problème avéré', ...published }
    criterion = (await payload.create({ collection: 'criteria', data })).id
    id = await create('ancres', {
      sections: [
        { blockType: 'text', body: '## À qui ?\n\nÀ vous.\n\n## Contenu\n\nTout.' },
        { blockType: 'criteria', title: 'Les critères', criteria: [criterion] },
        { blockType: 'questions', questions: [{ question: 'Quand ?', answer: 'En mars.' }] },
        { blockType: 'callToAction', title: 'Les critères' },
      ],
    })
  })

  const FIRST = ['a-qui', 'les-criteres', 'probleme-avere', '', 'quand', 'les-criteres-2']

  it('is made from the title of a section, a criterion or a question, and is unique on its page', async () => {
    expect(await anchors()).toEqual(FIRST)
    const [text] = (await pageAt(payload, PATH)).sections as [SectionOf<'text'>]
    // The anchor of the first heading is on its section. The target of skip links already has the plain anchor of the
    // other.
    expect(firstLevelHeadings(text.body)).toEqual([
      { words: 'À qui\u202f?', anchor: '' },
      { words: 'Contenu', anchor: 'contenu-2' },
    ])
    // Two sections have the same title.
    await rename(0, {}, 'published')
    expect((await stored()).map((section) => anchorOf(section) ?? null)).toEqual([
      null,
      'les-criteres',
      null,
      'les-criteres-2',
    ])
  })

  it('stays the same when its title is reworded and published', async () => {
    await rename(1, { title: 'Sur quoi nous choisissons' }, 'draft')
    await rename(1, { title: 'Ce que nous regardons' }, 'published')
    await rename(0, { body: '## Pour qui ?\n\nPour vous.' }, 'published')
    await rename(
      2,
      { questions: [{ ...(await question()), question: 'À quelle date ?' }] },
      'draft',
    )
    await payload.update({ collection: 'pages', id, data: published })
    const data = { name: 'Un problème bien réel', ...published }
    await payload.update({ collection: 'criteria', id: criterion, data })
    expect(await anchors()).toEqual(FIRST)
    expect((await pageAt(payload, PATH)).sections[1]).toMatchObject({
      title: 'Ce que nous regardons',
      criteria: [{ name: 'Un problème bien réel' }],
    })
  })

  const question = async () => {
    const section = (await stored())[2]
    return section?.blockType === 'questions' ? section.questions![0]! : null
  }

  it('is not taken by an earlier section with the same title, nor by a copy', async () => {
    const [text, criteria, ...others] = await stored()
    const copy = { ...criteria, id: undefined }
    const namesake = { blockType: 'callToAction' as const, title: 'Les critères' }
    const sections = [namesake, text!, copy, criteria!, ...others] as NonNullable<Page['sections']>
    await payload.update({ collection: 'pages', id, data: { sections, ...published } })
    const [, ...after] = await anchors()
    expect(after).toEqual([
      'a-qui',
      'ce-que-nous-regardons',
      'probleme-avere',
      'les-criteres',
      'probleme-avere-2',
      '',
      'quand',
      'les-criteres-2',
    ])
  })
})

describe('the neighbouring pages', () => {
  it('are the published ones, under their public names, for every reader', async () => {
    const top = await create('rubrique', { title: 'La rubrique' })
    await create('rubrique/une', { title: 'Une page' })
    const other = await create('rubrique/autre', { title: 'Autre page' })
    await payload.update({
      collection: 'pages',
      id: other,
      data: { title: 'À venir', slug: 'rubrique/a-venir' },
      draft: true,
    })
    const draft = { title: 'Brouillon', slug: 'rubrique/brouillon' }
    await payload.create({ collection: 'pages', data: draft, draft: true })

    const { neighbours } = await pageAt(payload, '/rubrique/une')
    expect(neighbours).toEqual({
      ancestors: [{ label: 'La rubrique', href: '/rubrique' }],
      rubric: [{ label: 'Autre page', href: '/rubrique/autre' }],
      rubrics: [],
    })
    const staff = { staff: await createUser(payload, 'Camille', 'editor') }
    const found = await contentAt(payload, '/rubrique/a-venir', OPEN_INSTANT, staff)
    expect(found).toMatchObject({
      kind: 'page',
      page: { neighbours: { rubric: [{ label: 'Une page', href: '/rubrique/une' }] } },
    })
    await change(top, { _status: 'draft' })
    expect((await pageAt(payload, '/rubrique/une')).neighbours.ancestors).toEqual([])
  })
})

const saveDraft = (id: string, data: object) =>
  payload.update({ collection: 'pages', id, data: { ...data, _status: 'draft' }, draft: true })
const footer = async () => (await siteContent(payload)).requiredPages

describe('the footer links to the pages that the law requires', () => {
  let legal: string

  it('lead to the published page with that purpose, even after it moves', async () => {
    legal = await create('mentions', { purpose: 'legal' })
    expect(await footer()).toEqual({ legal: '/mentions' })
    await change(legal, { slug: 'a-propos/mentions', ...published })
    expect(await footer()).toEqual({ legal: '/a-propos/mentions' })
  })

  it('lead to no draft, even for staff, and ignore the purpose that a draft gives', async () => {
    const draft = { title: 'Vie privée', slug: 'vie-privee', purpose: 'privacy' as const }
    await payload.create({ collection: 'pages', draft: true, data: draft })
    await saveDraft(legal, { purpose: 'siteMap', slug: 'ailleurs' })
    expect(await footer()).toEqual({ legal: '/a-propos/mentions' })
    const staff = await createUser(payload)
    const { requiredPages } = await siteContent(payload, { staff })
    expect(requiredPages).toEqual({ legal: '/a-propos/mentions' })
    await change(legal, { purpose: 'legal', slug: 'a-propos/mentions', ...published })
  })

  it('lead to the oldest page if two have the same purpose', async () => {
    // As if two people published at the same instant: the adapter alone writes, without hooks.
    const second = await create('autres-mentions')
    await payload.db.updateOne({ collection: 'pages', id: second, data: { purpose: 'legal' } })
    expect(await footer()).toEqual({ legal: '/a-propos/mentions' })
    await change(legal, { deletedAt: new Date().toISOString(), _status: 'draft' })
    expect(await footer()).toEqual({ legal: '/autres-mentions' })
    await change(second, { purpose: null, ...published })
    expect(await footer()).toEqual({})
  })
})

describe('a second page with the same legal purpose', () => {
  const refusal = {
    status: 400,
    data: {
      errors: [
        expect.objectContaining({
          path: 'purpose',
          message: expect.stringMatching(/« plan ».* « Plan du site »/),
        }),
      ],
    },
  }
  let first: string
  let second: string

  beforeAll(async () => {
    first = await create('plan', { purpose: 'siteMap' })
    second = await create('autre-plan')
  })

  it('cannot be published, new or changed', async () => {
    await expect(create('encore', { purpose: 'siteMap' })).rejects.toMatchObject(refusal)
    await expect(change(second, { purpose: 'siteMap', ...published })).rejects.toMatchObject(
      refusal,
    )
    await change(first, { title: 'plan', ...published })
  })

  it('can be a draft, and can be published once the other page is gone', async () => {
    await saveDraft(second, { purpose: 'siteMap' })
    await expect(change(second, published)).rejects.toMatchObject(refusal)
    await change(first, { deletedAt: new Date().toISOString(), _status: 'draft' })
    await change(second, published)
    expect((await footer()).siteMap).toBe('/autre-plan')
  })
})

describe('a site map', () => {
  it('links to every published page, and to nothing else', async () => {
    await create('carte', { sections: [{ blockType: 'siteMap', title: 'Les pages' }] })
    await payload.create({
      collection: 'pages',
      draft: true,
      data: { title: 'Secrète', slug: 'secrete' },
    })
    const { docs } = await payload.find({
      collection: 'pages',
      where: { _status: { equals: 'published' } },
      pagination: false,
    })
    const { sections } = await pageAt(payload, '/carte')
    const map = sections.find((section) => section.blockType === 'siteMap')
    const hrefs = map?.pages.map(({ href }) => href)
    expect(hrefs?.toSorted()).toEqual(docs.map(({ slug }) => `/${slug}`).sort())
    expect(hrefs).toContain('/carte')
  })
})

describe('the destinations that the link editor suggests', () => {
  it('are published pages and their passages, at their current addresses', async () => {
    const questions = [{ question: 'Quand ?', answer: 'En continu.' }]
    const id = await create('aide', {
      title: 'Aide',
      sections: [{ blockType: 'questions', questions }],
    })
    await change(id, { slug: 'aide-en-ligne', ...published })
    const { destinations } = await publishedContext(payload)
    expect(destinations).toEqual(
      expect.arrayContaining([
        { address: '/aide-en-ligne', title: 'Aide' },
        { address: '/aide-en-ligne#quand', title: 'Quand ?' },
      ]),
    )
    const addresses = async () =>
      (await publishedContext(payload)).destinations.map(({ address }) => address)
    expect(await addresses()).not.toContain('/aide')
    await change(id, { _status: 'draft' })
    expect(await addresses()).not.toContain('/aide-en-ligne')
  })

  it('are the headings of texts too, and only anchors that the page has', async () => {
    const aside = 'En bref.\n\n## Dans le critère'
    const { id: criterion } = await payload.create({
      collection: 'criteria',
      data: { name: 'Guidé', description: aside, _status: 'published' },
    })
    const data = {
      title: 'Guide',
      slug: 'guide',
      hero: { title: 'Guide', introduction: '## Sans ancre', apply: { page: target } },
      sections: [
        {
          blockType: 'alert' as const,
          severity: 'info' as const,
          title: 'Le guide',
          body: 'Bonjour.\n\n## Avant\n\n### Où ?\n\n## Avant',
        },
        { blockType: 'text' as const, body: '## Après\n\nAu revoir.\n\n## Le guide' },
        { blockType: 'criteria' as const, title: 'Critères', criteria: [criterion] },
        { blockType: 'questions' as const, questions: [{ question: 'Qui ?', answer: '## Moi' }] },
      ],
      _status: 'published' as const,
    }
    const { id } = await payload.create({ collection: 'pages', data })
    const { anchors, destinations } = await publishedContext(payload)
    const proposed = destinations.flatMap(({ address, title }) => {
      const [path, anchor] = address.split('#')
      return path === '/guide' && anchor ? [[anchor, title]] : []
    })
    expect(Object.fromEntries(proposed)).toEqual({
      'le-guide': 'Le guide',
      avant: 'Avant',
      ou: expect.stringMatching(/^Où\s\?$/),
      apres: 'Après',
      criteres: 'Critères',
      guide: 'Guidé',
      'dans-le-critere': 'Dans le critère',
      qui: 'Qui ?',
      moi: 'Moi',
    })
    const html = await renderPage(await pageAt(payload, '/guide'), await siteContent(payload))
    const places = Array.from(html.matchAll(/ id="([^"]+)"/g), ([, place]) => place)
    expect(places).toEqual(expect.arrayContaining(anchors['/guide']!))
    expect(anchors['/guide']).toEqual(expect.arrayContaining(['avant-2', 'le-guide-2']))
    await payload.delete({ collection: 'pages', id })
    await payload.delete({ collection: 'criteria', id: criterion })
  })

  it('are for staff only', async () => {
    const ask = (user: TypedUser | null) =>
      askEndpoint(payload, destinationsEndpoint.handler, { user, id: '' })
    const { body } = await ask(await createUser(payload, 'Sacha', 'editor'))
    expect(body).toEqual({ destinations: (await publishedContext(payload)).destinations })
    await expect(ask(null)).rejects.toMatchObject({ status: 403 })
  })
})
