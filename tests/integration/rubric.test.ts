import { beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'

import { warningsOf } from '@/editing/warnings'
import { effectsEndpoint, type Effects } from '@/editing/page-effects'
import { contentAt, siteContent } from '@/site/content'
import { renderPage } from '@/site/page/render'
import { PATH, publishContent, SLUG } from '@/tests/fixtures/content'
import { mongodbServer } from '@/tests/support/mongodb'
import { testSite } from '@/tests/support/payload'
import { askEndpoint } from '@/tests/support/staff-request'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()
const published = { _status: 'published' } as const

const FORM = 'https://exemple.fr/candidater'
const OTHER_FORM = 'https://exemple.fr/formulaire'

/** An instant in each state of the fixture’s call. */
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

describe('a page below the page that has a call', () => {
  it.each(['/faq', '/faq/details', '/proposer'])('%s leads to the application', async (below) => {
    const { way, path } = await shown(PATH + below)
    expect([way, path]).toEqual([['Proposer un projet', FORM], PATH])
  })

  it.each(Object.entries(STATES))(
    'says the state of the call, and until when it is valid: %s',
    async (status, instant) => {
      const [head, below] = await Promise.all([shown(PATH, instant), shown(`${PATH}/faq`, instant)])
      expect(below).toEqual(head)
      const mayApply = status === 'open' || status === 'closingSoon'
      expect([below.status, below.way !== null]).toEqual([status, mayApply])
      expect(below.until === null).toBe(status === 'closed')
    },
  )

  it('leaves the state in the title to the page that has the call', async () => {
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
    // The date appears too when there is room.
    expect(await title(PATH, STATES.open, 'EIG')).toMatch(/ – Appel ouvert jusqu’au .* – EIG$/)
    expect(await title(`${PATH}/faq`, STATES.open)).toMatch(
      /faq – Entrepreneurs d’intérêt général$/,
    )
  })

  it('links to no application while the call is forced closed, and to one while it is forced open', async () => {
    await setCall({ override: 'closed', overrideReason: 'essai' })
    expect(await shown(`${PATH}/faq`)).toMatchObject({ status: 'forced', way: null })
    await setCall({ override: 'open', overrideReason: 'essai' })
    expect((await shown(`${PATH}/faq`, STATES.closed)).way).not.toBeNull()
    await setCall({ override: null, overrideReason: null })
  })

  it('ignores a call that is not published', async () => {
    const set = (_status: 'draft' | 'published') =>
      payload.update({ collection: 'calls', id: content.call.id, data: { _status } })
    await set('draft')
    expect(await shown(`${PATH}/faq`)).toMatchObject({ status: undefined, path: PATH, way: null })
    await set('published')
  })

  it('follows, for staff, the draft of the page above', async () => {
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

it('a page beside, above or elsewhere does not inherit the call', async () => {
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
    return { dates, found }
  }

  it('shows the dates of the inherited call once, until the next one is over', async () => {
    const milestones = [{ label: 'Jury', kind: 'day', startsOn: '2027-02-10T23:00:00.000Z' }]
    const { milestones: stored } = await setCall({ milestones })
    const jury = stored![0]!.id!.slice(0, 7)
    const dates = [
      ['opening', true],
      [jury, false],
      ['closing', false],
    ]
    const { found, ...both } = await told('keyDates', 'steps')
    expect(both.dates).toEqual([dates])
    expect(found).toMatchObject({ until: new Date('2027-02-11T23:00:00Z') })
    expect((await told('steps')).dates).toEqual([[[jury, false]]])
    await setCall({ milestones: [] })
  })
})

describe('a call that leads to a page of the rubric', () => {
  beforeAll(() => setCall({ applicationUrl: `${PATH}/proposer` }))

  it('that page does not link to itself', async () => {
    expect((await shown(`${PATH}/proposer`)).way).toBeNull()
    expect((await shown(`${PATH}/faq`)).way).toEqual(['Proposer un projet', `${PATH}/proposer`])
  })

  it('the pages beside it link directly to the form of that page', async () => {
    await setProposer({ label: 'Déposer un dossier', url: OTHER_FORM })
    const further = ['Déposer un dossier', OTHER_FORM]
    expect((await shown(`${PATH}/proposer`)).way).toEqual(further)
    expect((await shown(`${PATH}/faq`)).way).toEqual(further)
    expect((await shown(PATH)).way).toEqual(['Proposer un projet', `${PATH}/proposer`])
    expect((await shown(`${PATH}/proposer`, STATES.closed)).way).toBeNull()
  })

  it('the button has a default label when staff give none', async () => {
    await payload.update({
      collection: 'pages',
      id: content.page.id,
      data: { hero: { title: 'Accueillir', apply: { label: '' } }, ...published },
    })
    expect((await shown(PATH)).way).toEqual(['Déposer un dossier', `${PATH}/proposer`])
  })
})

describe('a page that loses the call that it inherits', () => {
  const OWN = { label: 'Déposer un dossier', url: OTHER_FORM }
  const MOVED = 'autre-adresse'
  const way = async (path: string) => (await shown(path)).way
  const setHead = (data: object, withBelow = false) => {
    const req = withBelow ? ({ query: { below: 'true' } } as never) : undefined
    return payload.update({ collection: 'pages', id: content.page.id, data, req })
  }
  const pageAt = async (slug: string, draft = false) => {
    const where = { slug: { equals: slug } }
    return (await payload.find({ collection: 'pages', where, draft, depth: 0 })).docs[0]
  }
  beforeAll(() => setProposer(OWN))

  it.each([
    ['moved', { slug: MOVED, ...published }],
    ['unpublished', { _status: 'draft' }],
  ])('no longer invites to apply once the page above is %s', async (_, data) => {
    expect(await way(`${PATH}/proposer`)).toEqual([OWN.label, OWN.url])
    await setHead(data)
    expect(await shown(`${PATH}/proposer`)).toMatchObject({ status: undefined, way: null })
    await setHead({ slug: SLUG, ...published })
  })

  it('is announced before the page above is unpublished, with the other effects', async () => {
    const user = await createUser(payload, 'Inès', 'reviewer')
    const link = `[ici](${PATH}#quand)`
    const other = { title: 'Ailleurs', slug: 'renvoi', hero: { title: 'A', introduction: link } }
    await payload.create({ collection: 'pages', data: { ...other, ...published } })
    const { body } = await askEndpoint(payload, effectsEndpoint.handler, {
      user,
      id: content.page.id,
    })
    const plain = (body as Effects).sentences.map((words) => words.replaceAll('\u00a0', ' '))
    expect(plain).toEqual([
      expect.stringMatching(
        /^3 pages sont au-dessous .*« .*faq » .*n’inviteront plus à candidater/,
      ),
      'C’est la page d’accueil : l’adresse du site mènera à « participer » (/participer).',
      expect.stringMatching(/^Des liens y mènent depuis la page « Ailleurs » \(\/renvoi\)/),
    ])
    expect(body).toMatchObject({ below: 3 })
  })

  it('keeps the page above online when it is unpublished with others from the list', async () => {
    const user = await createUser(payload, 'Ali', 'reviewer')
    const alone = (await pageAt('ailleurs/faq'))!.id
    const several = {
      collection: 'pages',
      where: { id: { in: [content.page.id, alone] } },
      data: { _status: 'draft' },
      overrideAccess: false,
      user,
    } as const
    const { docs, errors } = await payload.update(several)
    expect(docs.map(({ id }) => id)).toEqual([alone])
    expect(errors).toEqual([
      {
        id: content.page.id,
        isPublic: true,
        message: expect.stringMatching(
          /reste en ligne\. 3.pages sont au-dessous .* page d’accueil.* Des liens y mènent .*depuis son formulaire/,
        ),
      },
    ])
    expect((await shown(PATH)).status).toBe('open')
    await payload.update({ collection: 'pages', id: alone, data: published })
  })

  it('is not unpublished along with several pages at once', async () => {
    const req = { query: { below: 'true' } } as never
    const where = { id: { in: [content.page.id] } }
    const several = { collection: 'pages', where, data: { _status: 'draft' }, req } as const
    await expect(payload.update(several)).rejects.toMatchObject({ status: 400 })
    expect((await shown(PATH)).status).toBe('open')
  })

  it('is announced before the page above is moved', async () => {
    const edited = { collection: 'pages', id: content.page.id } as const
    const req = await createLocalReq({}, payload)
    const [warning] = await warningsOf(req, edited, { ...content.page, slug: MOVED })
    expect(warning).toMatchObject({ path: 'slug', movesBelow: true })
    expect(warning?.message).toContain('n’inviteront plus à candidater')
    expect(await warningsOf(req, edited, content.page)).toEqual([])
  })

  it('prevents the deletion of the page above while it is published', async () => {
    const refusal = { status: 409, message: expect.stringContaining('n’inviteront plus') }
    const user = await createUser(payload, 'Nora', 'reviewer')
    const head = { collection: 'pages', id: content.page.id, user } as const
    const data = { deletedAt: new Date().toISOString() }
    await expect(payload.update({ ...head, data })).rejects.toMatchObject(refusal)
    await expect(payload.delete(head)).rejects.toMatchObject(refusal)
  })

  it('follows the page above if asked to, and its draft stays a draft', async () => {
    const data = { title: 'Brouillon' }
    await payload.update({ collection: 'pages', id: proposer, data, draft: true })
    await setHead({ slug: MOVED, ...published }, true)
    expect(await way(`/${MOVED}/proposer`)).toEqual([OWN.label, OWN.url])
    expect(await pageAt(`${MOVED}/proposer`)).toMatchObject({ title: `${SLUG}/proposer` })
    expect(await pageAt(`${MOVED}/proposer`, true)).toMatchObject({ title: 'Brouillon' })
    const former = await contentAt(payload, `${PATH}/faq/details`, new Date(STATES.open))
    expect(former).toMatchObject({ kind: 'redirect', path: `/${MOVED}/faq/details` })
    await setHead({ slug: SLUG, ...published }, true)
    expect(await pageAt(`${SLUG}/proposer`, true)).toMatchObject({ title: 'Brouillon' })
  })

  // FerretDB, which stands in for MongoDB in the tests, has no transactions.
  const withTransactions = mongodbServer ? it.skip : it
  withTransactions(
    'prevents the move of the page above when it cannot follow, and the reason is given',
    async () => {
      const taken = { title: 'Prise', slug: `${MOVED}/faq`, hero: { title: 'Prise' }, ...published }
      await payload.create({ collection: 'pages', data: taken })
      await expect(setHead({ slug: MOVED, ...published }, true)).rejects.toMatchObject({
        status: 409,
        message: expect.stringMatching(/faq.*ne peut pas suivre.*Prise/),
      })
      expect((await shown(`${PATH}/faq`)).path).toBe(PATH)
    },
  )

  it('is unpublished with the page above if asked to', async () => {
    await setHead({ _status: 'draft' }, true)
    for (const path of [PATH, `${PATH}/faq`, `${PATH}/proposer`]) {
      expect(await contentAt(payload, path, new Date(STATES.open))).toEqual({ kind: 'nothing' })
    }
  })
})
