import { randomUUID } from 'node:crypto'

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { CollectionSlug, Payload } from 'payload'

import type { User } from '@/payload-types'
import { contentAt, siteContent, type Reader } from '@/site/content'
import { COLLECTIONS, EXCLUDED, GLOBALS, PAGES } from '@/tests/fixtures/access-matrix'
import {
  local,
  outcomeOf,
  overRest,
  restOutcome,
  type Door,
  type Outcome,
} from '@/tests/support/access/calls'
import { ON_OTHERS, ON_SHOWN, type Prepare } from '@/tests/support/access/operations'
import { ON_PAGES } from '@/tests/support/access/page-operations'
import { peopleOf, type Person } from '@/tests/support/access/people'
import { made, type Context } from '@/tests/support/access/samples'
import { ON_SITE } from '@/tests/support/access/site-operations'
import { openTestSite, type TestSite } from '@/tests/support/payload'

let site: TestSite
let payload: Payload
let people: Person[]
let context: Context

beforeAll(async () => {
  site = await openTestSite()
  payload = site.payload
  people = await peopleOf(payload)
  const page = await made(payload, 'pages', {
    title: 'Page',
    slug: 'page',
    hero: { title: 'Page' },
  })
  // A colleague of all of them, whom nobody signs in as.
  const password = 'une-phrase-de-passe-longue'
  const data = { name: 'Nora', email: 'nora@example.gouv.fr', password, role: 'editor' }
  context = { page, user: await made(payload, 'users', data), word: '' }
})
afterAll(() => site.close())

/** Some hooks read every page: each test begins on a site that is nearly empty, or the last ones would take minutes. */
afterEach(async () => {
  const where = { id: { not_equals: context.page } }
  // The last ones first: they point to pages.
  for (const slug of Object.keys(COLLECTIONS).reverse()) {
    if (slug === 'users') continue
    const collection = slug as 'pages'
    if (payload.collections[collection].config.versions) {
      await payload.db.deleteVersions({ collection, where: { parent: where.id } })
    }
    await payload.db.deleteMany({ collection, where })
  }
})

/** The row of the matrix that `attempt` finds: the letter of each person it succeeds for, a dot for the others. */
async function row(attempt: (person: Person) => Promise<boolean>): Promise<string> {
  const cells: string[] = []
  for (const person of people) cells.push((await attempt(person)) ? person.letter : '.')
  return cells.join(' ')
}

/** Tries on a document of its own for each person. What is refused must have changed nothing. */
const throughDoor = (door: Door, collection: CollectionSlug, prepare: Prepare) =>
  row(async (person) => {
    const { id, call, shows } = await prepare(payload, collection, {
      ...context,
      word: randomUUID(),
    })
    const before = await stored(collection, id)
    const outcome = await door(person, collection, id, call)
    if (outcome.isRefused) expect(await stored(collection, id)).toBe(before)
    return !outcome.isRefused && (!shows || outcome.text.includes(shows))
  })

/** What the database holds of a document, and how many there are. */
async function stored(slug: CollectionSlug, id: string): Promise<string> {
  const collection = slug as 'pages'
  const { versions } = payload.collections[slug].config
  return JSON.stringify([
    await payload.db.findOne({ collection, where: { id: { equals: id } } }),
    await payload.db.count({ collection }),
    versions && (await payload.db.countVersions({ collection })),
  ])
}

it('has a row for every collection and global', () => {
  const { collections, globals } = payload.config
  expect([...Object.keys(COLLECTIONS), ...Object.keys(EXCLUDED)].sort()).toEqual(
    collections.map(({ slug }) => slug).sort(),
  )
  expect(Object.keys(GLOBALS)).toEqual(globals.map(({ slug }) => slug))
})

describe.each(Object.entries(COLLECTIONS))('%s', (slug, rows) => {
  const collection = slug as CollectionSlug
  const isShown = 'create a draft' in rows
  const operations: Record<string, Prepare> = isShown ? ON_SHOWN : ON_OTHERS

  it('has a row for every operation', () => {
    const isAccount = Boolean(payload.collections[collection].config.auth)
    const expected = Object.keys(operations).filter((name) => name !== 'unlock' || isAccount)
    expect(Object.keys(rows).sort()).toEqual(expected.sort())
    expect(isShown).toBe(Boolean(payload.collections[collection].config.versions))
  })

  it.each(Object.entries(rows))('%s: %s', async (name, cells) => {
    const prepare = operations[name]!
    const overLocal = await throughDoor(local(payload), collection, prepare)
    const both = { local: overLocal, rest: await throughDoor(overRest, collection, prepare) }
    // The Local API cannot ask for a draft, nor does it know our routes.
    const isRestAlone =
      name === 'restore a version as a draft' || (slug === 'share-links' && name === 'create')
    const expectedLocal = isRestAlone ? '. . . .' : cells
    expect(both).toEqual({ local: expectedLocal, rest: cells })
  })
})

describe('site', () => {
  it('has a row for every operation', () => {
    expect(Object.keys(GLOBALS.site)).toEqual(Object.keys(ON_SITE))
  })

  it.each(Object.entries(GLOBALS.site))('%s: %s', async (name, cells) => {
    const prepare = ON_SITE[name]!
    const read = (outcome: Outcome, shows?: string) =>
      !outcome.isRefused && (!shows || outcome.text.includes(shows))
    const overLocal = await row(async (person) => {
      const attempts = await prepare(payload, person, randomUUID())
      return read(await outcomeOf(attempts.local), attempts.shows)
    })
    const overHttp = await row(async (person) => {
      const attempts = await prepare(payload, person, randomUUID())
      return read(await restOutcome(person, attempts.rest), attempts.shows)
    })
    expect({ local: overLocal, rest: overHttp }).toEqual({ local: cells, rest: cells })
  })
})

describe.each(Object.entries(PAGES))('%s', (door, rows) => {
  it('has a row for every state of a document', () => {
    expect(Object.keys(rows)).toEqual(Object.keys(ON_PAGES))
  })

  it.each(Object.entries(rows))('shows what is %s: %s', async (state, cells) => {
    const prepare = ON_PAGES[state as keyof typeof ON_PAGES]
    const seen = await row(async (person) => {
      // The preview sends visitors to the page (tests/http/preview.test.ts).
      if (door === 'the preview' && !person.user) return false
      const reader: Reader =
        door === 'the preview' ? { staff: person.user as unknown as User } : 'visitor'
      const words = await prepare(payload, randomUUID())
      const found = await contentAt(payload, `/${words.path}`, new Date(), reader)
      const around = await siteContent(payload, reader)
      const text = JSON.stringify([found, around])
      const shown = words.shown.map((word) => text.includes(word))
      expect(new Set(shown).size).toBe(1)
      return shown[0]!
    })
    expect(seen).toBe(cells)
  })
})
