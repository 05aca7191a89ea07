import { randomBytes } from 'node:crypto'

import type { Payload } from 'payload'

import { COPIES, copyPath, rubricPath } from '../copies'
import type { Document } from './write'

/** The page at `path` again, at the address of each copy, with the documents that it shows; and the pages above. */
export async function copies(payload: Payload, path: string): Promise<Document[]> {
  const { docs } = await payload.find({
    collection: 'pages',
    where: { slug: { equals: path.slice(1) } },
    depth: 0,
  })
  const [original] = docs
  if (!original) throw new Error(`There is no page at ${path}.`)
  const { title, calls, hero, sections } = original
  const indices = Array.from({ length: COPIES }, (_, index) => index)
  const rubrics = new Set(indices.map(rubricPath))
  return [
    ...[...rubrics].map((rubric) => page(rubric, { title: rubric, hero: { title: rubric } })),
    ...indices.map((index) =>
      page(copyPath(index), { title, calls, hero, sections: withOwnIds(sections) }),
    ),
  ]
}

const page = (path: string, data: Record<string, unknown>): Document => ({
  collection: 'pages',
  data: { ...data, slug: path.slice(1) },
})

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
