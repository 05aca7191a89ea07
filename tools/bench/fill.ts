/** For `npm run bench`, in a process of its own: fills the database of the environment, then ends. */
import { randomBytes } from 'node:crypto'

import config from '@payload-config'
import { commitTransaction, createLocalReq, initTransaction, type Payload } from 'payload'

import type { PublishableSlug } from '@/editing/publishable-slugs'
import { openPayload } from '@/platform/database/open-payload'
import { env } from '@/platform/env'

import { COPIES, copyPath, rubricPath } from './site'

type Data = Record<string, unknown>
type Document = { collection: PublishableSlug; data: Data }

/** Pages beneath one page: a site of thousands has rubrics, and no page lists them all. */
const PER_RUBRIC = 50
/** Documents written in one transaction. */
const BATCH = 500

const [what, value = ''] = process.argv.slice(2)
const payload = await openPayload(config, env().databaseUrl)
const count = { length: Number(value) }
await writePublished(
  what === 'copies' ? await copies(payload, value) : Array.from(count, (_, index) => nth(index)),
)
process.exit(0)

/** The page at `path` again, at the address of each copy, with the documents that it shows; and the pages above. */
async function copies(payload: Payload, path: string): Promise<Document[]> {
  const where = { slug: { equals: path.slice(1) } }
  const { docs } = await payload.find({ collection: 'pages', where, depth: 0 })
  const [original] = docs
  if (!original) throw new Error(`There is no page at ${path}.`)
  const { title, calls, hero, sections } = original
  const indices = Array.from({ length: COPIES }, (_, index) => index)
  const pages: Data[] = [
    ...[...new Set(indices.map(rubricPath))].map((slug) => ({ slug, title: slug })),
    ...indices.map((index) => ({
      slug: copyPath(index),
      title,
      calls,
      sections: withOwnIds(sections),
    })),
  ]
  return pages.map((data) => ({
    collection: 'pages',
    data: { hero, ...data, slug: String(data.slug).slice(1) },
  }))
}

/** SQLite holds the rows of all pages in one table: none may have the id of another. */
function withOwnIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withOwnIds)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'id' ? randomBytes(12).toString('hex') : withOwnIds(inner),
    ]),
  )
}

/** Documents as a site holds them: a third are pages, the others what pages show. */
function nth(index: number): Document {
  const number = index + 1
  switch (index % 6) {
    case 0:
    case 3:
      return { collection: 'pages', data: mission(Math.floor(index / 3)) }
    case 1:
    case 4: {
      const description = 'Le besoin est **vérifié** auprès de celles et ceux qu’il concerne.'
      return { collection: 'criteria', data: { name: `Critère ${number}`, description } }
    }
    case 2: {
      const description = 'Elle ou il mène les entretiens, dessine et met en ligne.'
      const link = { label: 'Lire la fiche', url: `https://fiches.example.fr/${number}` }
      return { collection: 'profiles', data: { name: `Profil ${number}`, description, link } }
    }
    default:
      return { collection: 'selection-steps', data: { text: `Étape ${number} : entretien` } }
  }
}

/** The first one is at `missions`; each of the others beneath it, or beneath one of those. */
function mission(rank: number): Data {
  const rubric = `missions/rubrique-${Math.floor(rank / PER_RUBRIC)}`
  const isRubric = rank % PER_RUBRIC === 0
  const slug = rank === 0 ? 'missions' : isRubric ? rubric : `${rubric}/mission-${rank}`
  const body =
    '## Ce qui a été fait\n\nVoir [les autres](/missions) et [participer](/participer/administrations).'
  return {
    title: `Mission ${rank}`,
    slug,
    hero: { title: `Mission ${rank}`, introduction: 'Six mois pour transformer un service.' },
    sections: [{ blockType: 'text', id: `${rank}`.padStart(24, '0'), body }],
  }
}

/**
 * Adds published documents to the database, as a restored backup is written: by the adapter, with one mark for all.
 * Through the hooks 10,000 of them would take half an hour.
 */
async function writePublished(documents: Document[]): Promise<void> {
  const { db } = payload
  for (let start = 0; start < documents.length; start += BATCH) {
    const req = await createLocalReq({}, payload)
    const isOurs = await initTransaction(req)
    for (const { collection, data } of documents.slice(start, start + BATCH)) {
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
    if (isOurs) await commitTransaction(req)
  }
  await payload.create({ collection: 'revisions', data: {}, depth: 0 })
}
