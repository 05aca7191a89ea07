import { randomUUID } from 'node:crypto'

import { afterEach, describe, expect, it } from '@jest/globals'
import type { CollectionSlug, GlobalSlug } from 'payload'

import { isStaff } from '@/access/roles'
import type { Page } from '@/payload-types'
import { sections } from '@/sections/schemas'
import { contentAt, siteContent, type Reader } from '@/site/content'
import { COLLECTIONS, EXCLUDED, GLOBALS, PAGES } from '@/tests/fixtures/access-matrix'
import { globalWords, ON_GLOBAL, ON_OTHERS, ON_SHOWN } from '@/tests/support/access/operations'
import { keyOf, peopleOf, type Person } from '@/tests/support/access/people'
import { rest, type RestRequest } from '@/tests/support/access/rest'
import { made, sample, wordsIn } from '@/tests/support/access/samples'
import { testSite } from '@/tests/support/payload'

const { payload } = await testSite()
const [visitor, ...staff] = await peopleOf(payload)
const people = [visitor, await keyOf(payload), ...staff]
const page = await made(payload, 'pages', {
  title: 'Page',
  slug: 'page',
  hero: { title: 'Page' },
})
// A colleague of all of them: no test signs in with this account.
const password = 'une-phrase-de-passe-longue'
const data = { name: 'Nora', email: 'nora@example.gouv.fr', password, role: 'editor' }
const context = { page, user: await made(payload, 'users', data), word: '' }

/** Some hooks read every page, so each test starts on a nearly empty site; otherwise the last tests would take minutes. */
afterEach(async () => {
  const where = { id: { not_equals: context.page } }
  // The last collections are emptied first, because they point to pages.
  for (const slug of Object.keys(COLLECTIONS).reverse()) {
    if (slug === 'users' || slug === 'api-keys') continue
    const collection = slug as 'pages'
    if (payload.collections[collection].config.versions) {
      await payload.db.deleteVersions({ collection, where: { parent: where.id } })
    }
    await payload.db.deleteMany({ collection, where })
  }
})

/** The row of the matrix for `attempt`: the letter of each person for whom it succeeds, a dot for the others. */
async function row(attempt: (person: Person) => Promise<boolean>): Promise<string> {
  const cells: string[] = []
  for (const person of people) cells.push((await attempt(person)) ? person.letter : '.')
  return cells.join(' ')
}

const REFUSALS = [401, 403, 404]

/** The text of the response to `person`; null when the request is refused. Throws on any other failure: the test is wrong. */
async function answered({ letter, token }: Person, request: RestRequest): Promise<string | null> {
  const [method, path] = request
  const { status, text } = await rest(token, ...request)
  if (letter === 'V')
    expect([status, text]).toEqual([401, expect.stringContaining('Connectez-vous')])
  if (status < 300) return text
  // Payload refuses this way, for all users, an operation that a collection does not support.
  if (REFUSALS.includes(status) || text.includes('cannot be duplicated')) return null
  // Payload deletes the user's own preference of that key, and fails on SQLite when there is none.
  if (status === 500 && method === 'DELETE' && path.startsWith('/payload-preferences/')) return null
  throw new Error(`${method} ${path}: ${status} ${text}`)
}

/** The stored document, with the numbers of documents and versions of its collection. */
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
  const slugs = collections.map(({ slug }) => slug)
  const rows = [...Object.keys(COLLECTIONS), ...Object.keys(EXCLUDED)]
  expect(slugs.filter((slug) => !rows.includes(slug))).toEqual([])
  expect(rows.filter((row) => !slugs.includes(row as CollectionSlug))).toEqual([])
  expect(Object.keys(GLOBALS)).toEqual(globals.map(({ slug }) => slug))
})

describe.each(Object.entries(COLLECTIONS))('%s', (slug, rows) => {
  const collection = slug as CollectionSlug
  const isShown = 'create a draft' in rows
  const operations = isShown ? ON_SHOWN : ON_OTHERS

  it('has a row for every operation', () => {
    const isAccount = Boolean(payload.collections[collection].config.auth)
    const expected = Object.keys(operations).filter((name) => name !== 'unlock' || isAccount)
    expect(Object.keys(rows).sort()).toEqual(expected.sort())
    expect(isShown).toBe(Boolean(payload.collections[collection].config.versions))
  })

  // Each person gets an unchanged document: a refused request, or a read, must leave it unchanged.
  it.each(Object.entries(rows))('lets callers %s: %s', async (name, cells) => {
    const { on, reads, request } = operations[name]!
    const make = async () => {
      const its = { ...context, word: randomUUID() }
      const id = (await on?.(payload, collection, its)) ?? ''
      return { its, id, before: await stored(collection, id) }
    }
    let untouched = await make()
    const found = await row(async (person) => {
      const { its, id, before } = untouched
      const text = await answered(person, request(collection, id, its))
      if (text !== null && !reads) untouched = await make()
      else expect(await stored(collection, id)).toBe(before)
      return text !== null && (!reads || text.includes(reads === 'id' ? id : its.word))
    })
    expect(found).toBe(cells)
  })
})

describe.each(Object.entries(GLOBALS))('%s', (slug, rows) => {
  const global = { slug: slug as GlobalSlug }

  it('has a row for every operation', () => {
    expect(Object.keys(rows)).toEqual(Object.keys(ON_GLOBAL))
  })

  // A refused request must leave the published version unchanged.
  it.each(Object.entries(rows))('lets callers %s: %s', async (name, cells) => {
    const { after, reads, request } = ON_GLOBAL[name]!
    const found = await row(async (person) => {
      const word = randomUUID()
      const data = { ...globalWords(slug, word), _status: after }
      if (after) await payload.updateGlobal({ ...global, data, draft: after === 'draft' })
      const { docs } = await payload.findGlobalVersions({ ...global, limit: 1 })
      const before = JSON.stringify(await payload.db.findGlobal(global))
      const text = await answered(person, request(slug, word, docs[0]?.id ?? ''))
      if (text === null) expect(JSON.stringify(await payload.db.findGlobal(global))).toBe(before)
      return text !== null && (!reads || text.includes(word))
    })
    expect(found).toBe(cells)
  })
})

/** The sections with a field that lists documents of one collection. */
const LISTS = sections.flatMap(({ slug: blockType, fields }) =>
  fields.flatMap((field) =>
    field.type === 'relationship' && typeof field.relationTo === 'string'
      ? [{ blockType, field: field.name, kind: field.relationTo }]
      : [],
  ),
)

/** Brings a published document to each state of the matrix. Arguments: its collection, its id and its new words. */
const BRING: Record<string, (slug: 'criteria', id: string, words: object) => Promise<unknown>> = {
  published: () => Promise.resolve(),
  'a draft': (collection, id) => payload.update({ collection, id, data: { _status: 'draft' } }),
  'a draft over the published': (collection, id, data) =>
    payload.update({ collection, id, data, draft: true }),
  trashed: (collection, id) =>
    payload.update({ collection, id, data: { deletedAt: new Date().toISOString() } }),
}

/** Publishes a page at the address `word` that lists one document of each kind, in the given state and with `word` in it. */
async function publishPage(state: string, word: string): Promise<void> {
  const lists: object[] = []
  for (const { blockType, field, kind } of LISTS) {
    const collection = kind as 'criteria'
    const words = (text: string) => ({
      ...sample(kind, { ...context, word: `${kind} ${text}` }),
      _status: 'published',
    })
    const before = words(state.includes('over') ? 'avant' : word) as never
    const { id } = await payload.create({ collection, data: before })
    // Before the page uses it, because a document in use cannot be moved to the trash.
    await BRING[state]!(collection, id, wordsIn(kind, `${kind} ${word}`))
    lists.push({ blockType, title: 'Liste', [field]: [id] })
  }
  await payload.create({
    collection: 'pages',
    data: {
      _status: 'published',
      title: 'Page',
      slug: word,
      hero: { title: 'Page' },
      sections: lists as Page['sections'],
    },
  })
}

describe.each(Object.entries(PAGES))('%s', (door, rows) => {
  it('has a row for every state of a document', () => {
    expect(Object.keys(rows)).toEqual(Object.keys(BRING))
  })

  it.each(Object.entries(rows))('shows content that is %s: %s', async (state, cells) => {
    const word = randomUUID()
    await publishPage(state, word)
    const seen = await row(async (person) => {
      // The preview sends visitors to the page (plugins/live-preview).
      if (door === 'the preview' && !isStaff(person.user)) return false
      const reader: Reader =
        isStaff(person.user) && door === 'the preview' ? { staff: person.user } : 'visitor'
      const found = await contentAt(payload, `/${word}`, new Date(), reader)
      const text = JSON.stringify([found, await siteContent(payload, reader)])
      const shown = LISTS.map(({ kind }) => text.includes(`${kind} ${word}`))
      expect(new Set(shown).size).toBe(1)
      return shown[0]!
    })
    expect(seen).toBe(cells)
  })
})
