import { beforeAll, describe, expect, it } from '@jest/globals'

import { portableId } from '@/platform/database/ids'
import { contentAt, siteContent } from '@/site/content'
import { renderPage } from '@/site/page/render'
import { PATH, publishContent, SLUG } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()
const published = { _status: 'published' } as const

const FORM = 'https://exemple.fr/candidater'
const OTHER_FORM = 'https://exemple.fr/formulaire'

/** An instant of each state of the fixture's call. */
const STATES = {
  upcoming: '2026-12-01T12:00:00Z',
  open: '2027-02-01T12:00:00Z',
  closingSoon: '2027-03-30T12:00:00Z',
  closed: '2027-05-01T12:00:00Z',
} as const

let content: Awaited<ReturnType<typeof publishContent>>
let proposer: string
beforeAll(async () => {
  content = await publishContent(payload)
  const create = (slug: string, more: object = {}) =>
    payload.create({
      collection: 'pages',
      data: { title: slug, slug, hero: { title: slug }, ...published, ...more },
    })
  await create('participer')
  await create(`${SLUG}/faq`)
  await create(`${SLUG}/faq/details`)
  proposer = (await create(`${SLUG}/proposer`)).id
  await create('ailleurs/faq')
})

async function shown(path: string, instant: string = STATES.open) {
  const found = await contentAt(payload, path, new Date(instant))
  if (found.kind !== 'page') throw new Error(found.kind)
  const { call, callsAt, hero } = found.page
  const way = hero.applyLink && [hero.applyLink.label, hero.applyLink.href]
  return { status: call?.state.status, path: callsAt, way, until: found.until }
}

const setCall = (data: object) =>
  payload.update({ collection: 'calls', id: content.call.id, data: { ...data, ...published } })
const setProposer = (apply: object) =>
  payload.update({
    collection: 'pages',
    id: proposer,
    data: { hero: { title: 'Proposer', apply }, ...published },
  })

describe('a page below the one that has a call', () => {
  it.each(['/faq', '/faq/details', '/proposer'])('%s leads to the application', async (below) => {
    const { way, path } = await shown(PATH + below)
    expect([way, path]).toEqual([['Proposer un projet', FORM], PATH])
  })

  it.each(Object.entries(STATES))('says its state, and until when: %s', async (status, instant) => {
    const [head, below] = await Promise.all([shown(PATH, instant), shown(`${PATH}/faq`, instant)])
    expect(below).toEqual(head)
    const mayApply = status === 'open' || status === 'closingSoon'
    expect([below.status, below.way !== null]).toEqual([status, mayApply])
    expect(below.until === null).toBe(status === 'closed')
  })

  it('leaves its state to the title of the page that has it', async () => {
    const title = async (
      path: string,
      instant: string,
      name = 'Entrepreneurs d’intérêt général',
    ) => {
      const found = await contentAt(payload, path, new Date(instant))
      if (found.kind !== 'page') throw new Error(found.kind)
      const html = await renderPage(found.page, { ...(await siteContent(payload)), name })
      return /<title>(.*?)<\/title>/.exec(html)?.[1]?.replaceAll('\u00a0', ' ')
    }
    const state = / – Appel ouvert – Entrepreneurs d’intérêt général$/
    expect(await title(PATH, STATES.open)).toMatch(state)
    expect(await title(PATH, STATES.closed)).toMatch(/ – Appel clos – /)
    // With its date where there is room.
    expect(await title(PATH, STATES.open, 'EIG')).toMatch(/ – Appel ouvert jusqu’au .* – EIG$/)
    expect(await title(`${PATH}/faq`, STATES.open)).toMatch(
      /faq – Entrepreneurs d’intérêt général$/,
    )
  })

  it('leads nowhere while that call is forced closed, and to it forced open', async () => {
    await setCall({ override: 'closed', overrideReason: 'essai' })
    expect(await shown(`${PATH}/faq`)).toMatchObject({ status: 'forced', way: null })
    await setCall({ override: 'open', overrideReason: 'essai' })
    expect((await shown(`${PATH}/faq`, STATES.closed)).way).not.toBeNull()
    await setCall({ override: null, overrideReason: null })
  })

  it('is about none that is not published', async () => {
    const set = (_status: 'draft' | 'published') =>
      payload.update({ collection: 'calls', id: content.call.id, data: { _status } })
    await set('draft')
    expect(await shown(`${PATH}/faq`)).toMatchObject({ status: undefined, path: PATH, way: null })
    await set('published')
  })

  it('is for staff about that of the draft above', async () => {
    const user = await createUser(payload, 'Camille')
    await payload.update({
      collection: 'pages',
      id: content.page.id,
      data: { hero: { title: 'Accueillir', apply: { label: 'Candidater' } } },
      draft: true,
    })
    const found = await contentAt(payload, `${PATH}/faq`, new Date(STATES.open), { staff: user })
    expect(found).toMatchObject({ page: { hero: { applyLink: { label: 'Candidater' } } } })
    expect((await shown(`${PATH}/faq`)).way?.[0]).toBe('Proposer un projet')
  })
})

it('no page beside, above or elsewhere is about that call', async () => {
  for (const path of ['/participer', '/ailleurs/faq']) {
    expect(await shown(path)).toEqual({
      status: undefined,
      path: null,
      way: null,
      until: null,
    })
  }
})

describe('« Dates clés »', () => {
  const AT = '2027-02-10T12:00:00Z'
  async function told(...types: string[]) {
    const sections = types.map((blockType) => ({ blockType, title: 'Dates' })) as never
    await payload.update({ collection: 'pages', id: proposer, data: { sections, ...published } })
    const found = await contentAt(payload, `${PATH}/proposer`, new Date(AT))
    if (found.kind !== 'page') throw new Error(found.kind)
    const dates = found.page.sections.map((section) =>
      'milestones' in section
        ? section.milestones.map(({ id, isPast }) => [id.slice(0, 7), isPast])
        : [],
    )
    const [section] = found.page.sections
    return { dates, calendar: section && 'calendar' in section ? section.calendar : null, found }
  }

  it('are those of the rubric’s call, told once, until the next one is over', async () => {
    const milestones = [{ label: 'Jury', kind: 'day', startsOn: '2027-02-10T23:00:00.000Z' }]
    const { milestones: stored } = await setCall({ milestones })
    const jury = stored![0]!.id!.slice(0, 7)
    const dates = [
      ['opening', true],
      [jury, false],
      ['closing', false],
    ]
    const { calendar, found, ...both } = await told('keyDates', 'steps')
    expect(both.dates).toEqual([dates])
    expect(calendar).toBe(`/appels.ics/${portableId(content.call.id)}.ics`)
    expect(found).toMatchObject({ until: new Date('2027-02-11T23:00:00Z') })
    expect((await told('steps')).dates).toEqual([[[jury, false]]])
    await setCall({ milestones: [] })
  })
})

describe('where the call leads to a page of the rubric', () => {
  beforeAll(() => setCall({ applicationUrl: `${PATH}/proposer` }))

  it('that one does not lead to itself', async () => {
    expect((await shown(`${PATH}/proposer`)).way).toBeNull()
    expect((await shown(`${PATH}/faq`)).way).toEqual(['Proposer un projet', `${PATH}/proposer`])
  })

  it('and that one further, the others lead there at once', async () => {
    await setProposer({ label: 'Déposer un dossier', url: OTHER_FORM })
    const further = ['Déposer un dossier', OTHER_FORM]
    expect((await shown(`${PATH}/proposer`)).way).toEqual(further)
    expect((await shown(`${PATH}/faq`)).way).toEqual(further)
    expect((await shown(PATH)).way).toEqual(['Proposer un projet', `${PATH}/proposer`])
    expect((await shown(`${PATH}/proposer`, STATES.closed)).way).toBeNull()
  })

  it('has words of its own where staff give none', async () => {
    await payload.update({
      collection: 'pages',
      id: content.page.id,
      data: { hero: { title: 'Accueillir', apply: { label: '' } }, ...published },
    })
    expect((await shown(PATH)).way).toEqual(['Déposer un dossier', `${PATH}/proposer`])
  })
})

describe('a page that loses the call above it', () => {
  const OWN = { label: 'Déposer un dossier', url: OTHER_FORM }
  const setHead = (data: object) =>
    payload.update({ collection: 'pages', id: content.page.id, data, trash: true })
  beforeAll(() => setProposer(OWN))

  it.each([
    ['moved', { slug: 'autre-adresse', ...published }],
    ['unpublished', { _status: 'draft' }],
    ['put in the trash', { deletedAt: new Date().toISOString() }],
  ])('does not invite to apply once that page is %s', async (_, data) => {
    expect((await shown(`${PATH}/proposer`)).way).toEqual([OWN.label, OWN.url])
    await setHead(data)
    expect(await shown(`${PATH}/proposer`)).toMatchObject({ status: undefined, way: null })
    await setHead({ deletedAt: null })
    await setHead({ slug: SLUG, ...published })
  })
})
