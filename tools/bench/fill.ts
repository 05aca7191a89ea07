/**
 * For `npm run bench`, in a separate process: adds `copies` of a page, or a given number of documents, to the database of
 * the environment, or publishes again a number of documents with a word (`publish 300 WORD`), then ends.
 */
import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'

import config from '@payload-config'
import { createLocalReq } from 'payload'

import { inTransaction } from '@/platform/database/in-transaction'
import { openPayload } from '@/platform/database/open-payload'
import { env } from '@/platform/env'
import { appendMark } from '@/platform/revisions/record'

import { COPIES, PAGE } from './site'

type Document = { collection: 'pages' | 'criteria'; data: Record<string, unknown> }

/** Pages below one page: a site with thousands of pages groups them, and no page lists them all. */
const PER_RUBRIC = 50
/** Documents written in one transaction. */
const BATCH = 500

const payload = await openPayload(config, env().databaseUrl)
const [what, count, word] = process.argv.slice(2)
if (what === 'publish') await publishAgain(Number(count), word!)
else await add(what === 'copies' ? await copies() : Array.from({ length: Number(what) }, nth))
process.exit(0)

async function add(documents: Document[]): Promise<void> {
  for (let start = 0; start < documents.length; start += BATCH) {
    await writePublished(documents.slice(start, start + BATCH))
  }
  await appendMark(payload)
}

/**
 * Saves documents with `word` as their title, a third of them pages, as staff and imports do: through the hooks, each in a
 * transaction of its own.
 */
async function publishAgain(limit: number, word: string): Promise<void> {
  const where = { slug: { like: 'missions/' } }
  const pages = await payload.find({ collection: 'pages', where, limit: limit / 3, depth: 0 })
  for (const { id } of pages.docs) {
    const data = { title: word, _status: 'published' } as const
    await payload.update({ collection: 'pages', id, data, depth: 0 })
  }
  const rest = limit - pages.docs.length
  const criteria = await payload.find({ collection: 'criteria', limit: rest, depth: 0 })
  for (const { id } of criteria.docs) {
    const data = { name: word, _status: 'published' } as const
    await payload.update({ collection: 'criteria', id, data, depth: 0 })
  }
}

/** Returns the page again at the address of each copy, with the documents that it shows, and the pages above the copies. */
async function copies(): Promise<Document[]> {
  const where = { slug: { equals: PAGE.slice(1) } }
  const { docs } = await payload.find({ collection: 'pages', where, depth: 0 })
  const { title, calls, hero, sections } = docs[0]!
  return [
    ...[...new Set(COPIES.map((copy) => dirname(copy)))].map((slug) =>
      page(slug, { title: slug, hero }),
    ),
    ...COPIES.map((slug) => page(slug, { title, calls, hero, sections: withOwnIds(sections) })),
  ]
}

function page(slug: string, data: object): Document {
  return { collection: 'pages', data: { ...data, slug: slug.slice(1) } }
}

/** SQLite holds the rows of all pages in one table, so their ids must be unique. */
function withOwnIds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) =>
    key === 'id' ? randomBytes(12).toString('hex') : inner,
  )
}

/** A realistic mix of documents: a third are pages, the others are what pages show. */
function nth(_: unknown, index: number): Document {
  if (index % 3 === 0) return mission(index / 3)
  const description = 'Le besoin est **vérifié** auprès de celles et ceux qu’il concerne.'
  return { collection: 'criteria', data: { name: `Critère ${index}`, description } }
}

/** The first page is at `missions`; the others are below it, or below one of its pages. */
function mission(rank: number): Document {
  const rubric = `/missions/rubrique-${Math.floor(rank / PER_RUBRIC)}`
  const isRubric = rank % PER_RUBRIC === 0
  const title = `Mission ${rank}`
  const body =
    '## Ce qui a été fait\n\nVoir [les autres](/missions) et [participer](/participer/administrations).'
  return page(rank === 0 ? '/missions' : isRubric ? rubric : `${rubric}/mission-${rank}`, {
    title,
    hero: { title, introduction: 'Six mois pour transformer un service.' },
    sections: [{ blockType: 'text', id: `${rank}`.padStart(24, '0'), body }],
  })
}

/**
 * Adds published documents to the database through the adapter, as restoring a backup does. Through the hooks, 10,000 of
 * them would take half an hour.
 */
async function writePublished(batch: Document[]): Promise<void> {
  const { db } = payload
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    for (const { collection, data } of batch) {
      const now = new Date().toISOString()
      const dates = { createdAt: now, updatedAt: now }
      const published = { ...data, _status: 'published', ...dates }
      const { id } = (await db.create({ collection, data: published, req })) as { id: string }
      await db.createVersion({
        collectionSlug: collection,
        parent: id,
        versionData: published as never,
        autosave: false,
        returning: false,
        req,
        ...dates,
      })
    }
  })
}
