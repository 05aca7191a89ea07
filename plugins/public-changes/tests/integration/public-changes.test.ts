import { expect, it } from '@jest/globals'
import { createLocalReq, type TypedUser } from 'payload'
import { createElement } from 'react'

import { PageMain } from '@/components/page/PageMain'
import { sitePaths } from '@/editing/site-links/site-paths'
import { validateSlug } from '@/fields/slug'
import { contentAt, siteContent } from '@/site/content'
import { renderFragment } from '@/site/page/render'
import { PATH, publishContent } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { cases, fc } from '@/tests/support/random-cases'
import { askEndpoint } from '@/tests/support/staff-request'
import { createUser } from '@/tests/support/users'
import { words } from '@/tests/support/visitor'

import { changesOf } from '../../changes'
import { makeChanges } from '../../make'
import { Changes } from '../../page/Changes'
import { pastOf } from '../../past'
import { reasonEndpoint } from '../../reason'
import { recordPublicPages } from '../../record'

const { payload } = await testSite()
const { call, criteria, page } = await publishContent(payload)
// Without another page, the site would have no home page while this one is unpublished.
await payload.create({
  collection: 'pages',
  data: { title: 'Accueil', slug: 'accueil', hero: { title: 'Accueil' }, _status: 'published' },
})
const reviewer = await createUser(payload, 'Camille', 'reviewer')
const published = { _status: 'published' } as const

/** What visitors read of the page now; null when it is not public. */
async function mainNow(): Promise<string | null> {
  const found = await contentAt(payload, PATH, new Date())
  if (found.kind !== 'page') return null
  return renderFragment(
    createElement(PageMain, { page: found.page, site: await siteContent(payload) }),
  )
}

/** The list as visitors read it; '' when there is none. */
async function listNow(): Promise<string> {
  const [found, changes] = [
    await contentAt(payload, PATH, new Date()),
    await changesOf(payload, page.id),
  ]
  if (found.kind !== 'page' || !changes) return ''
  return words(await renderFragment(createElement(Changes, { page: found.page, changes })))
}

/** The number of changes that visitors can count; null when there is no list. */
async function countNow(): Promise<number | null> {
  const changes = await changesOf(payload, page.id)
  return changes && changes.entries.length + changes.older
}

const introduction = (word: string) => ({ hero: { title: 'Accueillir', introduction: word } })

/** Each uses a word that no other operation uses, or any number. */
const OPERATIONS = {
  publish: (word: string) =>
    payload.update({
      collection: 'pages',
      id: page.id,
      data: { ...introduction(word), ...published },
    }),
  draft: (word: string) =>
    payload.update({ collection: 'pages', id: page.id, data: introduction(word), draft: true }),
  publishDraft: () => payload.update({ collection: 'pages', id: page.id, data: published }),
  unpublish: () =>
    payload.update({ collection: 'pages', id: page.id, data: { _status: 'draft' as const } }),
  async restore(_: string, choice: number) {
    const where = { parent: { equals: page.id } }
    const { docs } = await payload.findVersions({ collection: 'pages', where, pagination: false })
    const { id } = docs[choice % docs.length]!
    await payload.restoreVersion({ collection: 'pages', id, draft: true })
  },
  moveDeadline: (_: string, choice: number) => {
    const closesAt = new Date(Date.UTC(2090, 0, 1 + (choice % 5))).toISOString()
    return payload.update({ collection: 'calls', id: call.id, data: { closesAt, ...published } })
  },
  draftDeadline: (_: string, choice: number) => {
    const closesAt = new Date(Date.UTC(2091, 0, 1 + choice)).toISOString()
    return payload.update({ collection: 'calls', id: call.id, data: { closesAt }, draft: true })
  },
  criterion: (word: string, choice: number) =>
    payload.update({
      collection: 'criteria',
      id: criteria[choice % criteria.length]!.id,
      data: { name: word, ...published },
    }),
  draftCriterion: (word: string, choice: number) =>
    payload.update({
      collection: 'criteria',
      id: criteria[choice % criteria.length]!.id,
      data: { name: word },
      draft: true,
    }),
}

const history = fc.array(
  fc.tuple(
    fc.constantFrom(...(Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[])),
    fc.nat({ max: 100 }),
  ),
  { minLength: 4, maxLength: 12 },
)

it('lists each public change once, with no word of a draft, and shows each version as it was', async () => {
  await recordPublicPages(payload, new Date())
  let count = 0
  const known: { at: Date; main: string | null }[] = []
  await fc.assert(
    fc.asyncProperty(history, async (operations) => {
      await OPERATIONS.publish(`mot${count++}fin`)
      await recordPublicPages(payload, new Date())
      let before = await mainNow()
      known.push({ at: new Date(), main: before })
      for (const [name, choice] of operations) {
        const listed = await countNow()
        await OPERATIONS[name](`mot${count++}fin`, choice)
        await recordPublicPages(payload, new Date())
        // A second server, or the next visit, adds nothing.
        await recordPublicPages(payload, new Date())
        const main = await mainNow()
        known.push({ at: new Date(), main })
        const now = await countNow()
        const isChanged = words(main ?? '') !== words(before ?? '')
        if (listed !== null && now !== null)
          expect([name, now - listed]).toEqual([name, Number(isChanged)])
        before = main
      }
      await OPERATIONS.publish(`mot${count++}fin`)
      await recordPublicPages(payload, new Date())
      known.push({ at: new Date(), main: await mainNow() })
      const everPublic = known.map(({ main }) => main).join(' ')
      for (const [word] of (await listNow()).matchAll(/mot\d+fin|2091/g))
        expect([word, everPublic.includes(word)]).toEqual([word, true])
    }),
    { numRuns: cases(4) },
  )
  for (const { at, main } of known) {
    const day = await pastOf(payload, page.id, { kind: 'day', at }, new Date())
    if (main === null) expect(day).toEqual({ kind: 'absent' })
    if (day.kind !== 'day') continue
    const past = await pastOf(payload, page.id, { kind: 'instant', at: day.at }, new Date())
    expect(past).toEqual({ kind: 'version', main, at: day.at })
  }
  expect(known.some(({ main }) => main === null)).toBe(true)
})

it('a change of state of the call is a version, but no change', async () => {
  const listed = (await changesOf(payload, page.id))!.entries.length
  const opening = new Date('2027-01-04T08:00:00.000Z')
  await recordPublicPages(payload, new Date(opening.getTime() + 1))
  const { entries } = (await changesOf(payload, page.id))!
  expect(entries).toHaveLength(listed)
  const asked = { kind: 'instant', at: opening } as const
  const past = await pastOf(payload, page.id, asked, new Date('2027-02-01T00:00:00Z'))
  expect(past.kind === 'version' && words(past.main)).toContain('Appel ouvert')
  await payload.delete({
    collection: 'public-versions',
    where: { at: { equals: opening.toISOString() } },
  })
})

it('withdrawn words are erased, and only after another publication replaced them', async () => {
  const publish = async (word: string) => {
    await OPERATIONS.publish(word)
    await recordPublicPages(payload, new Date())
    return (await changesOf(payload, page.id))!.entries[0]!
  }
  const withdraw = (id: string) =>
    payload.update({
      collection: 'public-versions',
      id,
      data: { isWithdrawn: true },
      overrideAccess: false,
      user: reviewer,
    })
  const { at, id } = await publish('Diffamation')
  await expect(withdraw(id)).rejects.toMatchObject({ status: 409 })
  await publish('Rectification')
  expect(await listNow()).toContain('Diffamation')
  await withdraw(id)
  const list = await listNow()
  expect(list).not.toContain('Diffamation')
  expect(list).toContain('Le contenu de cette version a été retiré.')
  expect(list).toContain('Rectification')
  expect(await pastOf(payload, page.id, { kind: 'instant', at }, new Date())).toEqual({
    kind: 'withdrawn',
  })
  const stored = await payload.findByID({ collection: 'public-versions', id })
  expect(stored.content).toBeNull()
})

it('a reason is public, and a minor change is collapsed', async () => {
  const { id } = (await changesOf(payload, page.id))!.entries[0]!
  const data = { reason: 'Erreur de date', isMinor: true }
  await payload.update({
    collection: 'public-versions',
    id,
    data,
    overrideAccess: false,
    user: reviewer,
  })
  const list = await listNow()
  expect(list).toMatch(/Changement mineur du .*Pourquoi\s: Erreur de date/)
})

it('the reason given with a publication is that of the change, and of no other', async () => {
  const user = { ...reviewer, collection: 'users' } as const
  const explain = (collection: string, id: string, reason: string, by: TypedUser = user) =>
    askEndpoint(payload, reasonEndpoint.handler, { user: by, id, body: { collection, id, reason } })
  await OPERATIONS.publish('Expliquée')
  expect(await explain('pages', page.id, ' Délai prolongé ')).toMatchObject({ status: 200 })
  const data = { opensAt: '2027-01-05T08:00:00.000Z', ...published }
  await payload.update({ collection: 'calls', id: call.id, data })
  await explain('calls', call.id, 'Jury reporté')
  const { entries } = (await changesOf(payload, page.id))!
  expect(entries.slice(0, 2).map(({ reason }) => reason)).toEqual([
    'Jury reporté',
    'Délai prolongé',
  ])

  await OPERATIONS.publishDraft()
  await expect(explain('pages', page.id, 'Rien')).rejects.toMatchObject({ status: 409 })
  await expect(explain('pages', page.id, ' ')).rejects.toMatchObject({ status: 400 })
  const editor = { ...(await createUser(payload, 'Alix', 'editor')), collection: 'users' } as const
  await expect(explain('pages', page.id, 'Non', editor)).rejects.toMatchObject({ status: 403 })
})

it('a list made ahead, for an instant to come, records nothing', async () => {
  await OPERATIONS.publish('Ensuite')
  await recordPublicPages(payload, new Date())
  const { totalDocs } = await payload.count({ collection: 'public-versions' })
  const made = await makeChanges(payload, { page: PATH, rest: null }, new Date('2099-01-01'))
  expect(made.kind).toBe('document')
  expect((await payload.count({ collection: 'public-versions' })).totalDocs).toBe(totalDocs)
})

it('texts may link to the changes of a page with a call, and no page can have their address', async () => {
  const paths = await sitePaths(await createLocalReq({}, payload))
  expect(paths).toContain(`${PATH}/changements`)
  expect(paths).toContain(`${PATH}/changements/*`)
  expect(paths).not.toContain('/accueil/changements')
  expect(validateSlug('accueil/changements')).toContain('finissent par « /changements »')
  expect(validateSlug('changements')).toBe(true)
})
