import { isDeepStrictEqual } from 'node:util'

import type { Payload, Where } from 'payload'
import { z } from 'zod'

import { isAccepting } from '@/call/state'
import { Refused } from '@/content/refused'
import type { Complement, PageContent, SaidPage } from '@/content/source/complement'
import { sparse } from '@/content/source/page-content'
import type { Page } from '@/payload-types'
import { currentCall } from '@/site/content/current-call'
import { allResolved } from '@/site/content/links'
import { importedSource } from '@/content/import/imported-sources'
import { LAYOUTS } from '@/content/source/addresses'

import { closestValues } from './closest-values'
import { layoutOf, valuesIn } from './layouts'
import { writeSource } from './source-values'
import { contentOf } from './stored-page'

/** A page as a source file; `extra`: the parts that only the `cms` key says, which other readers of the format skip. */
export type Exported = { address: string; text: string; extra: (keyof Complement)[] }

/**
 * The page that `where` finds, published or not, in the programme's format, with the words that the last import gave it
 * as long as nobody changed them. The same page exported twice at the same state of its call gives the same bytes. Null
 * when there is no such page. Throws Refused when the page lacks what the format requires.
 */
export async function exportPage(
  payload: Payload,
  where: Where,
  instant: Date,
): Promise<Exported | null> {
  const latest = await find(payload, where, true)
  if (!latest) return null
  const online = await find(
    payload,
    { id: { equals: latest.id }, _status: { equals: 'published' } },
    false,
  )
  const page = online ?? latest
  const content = contentOf(page, (doc) => !online || doc._status === 'published')
  const draft = contentOf(latest, () => true)

  const last = await lastImported(payload, latest.id)
  const layout = last?.layout ?? layoutOf(content)
  const { view } = currentCall(allResolved(page.calls), instant)
  const written = valuesIn[layout](content, view !== null && isAccepting(view.state))
  const closest = closestValues(content, written, last)
  if (!closest) {
    throw new Refused(`La page /${content.address} n’a pas de titre : donnez-lui-en un.`)
  }

  const images = await imageDescriptions(payload, content)
  const cms: Complement = {
    ...closest.missing,
    ...(images && { images }),
    ...(online && !isDeepStrictEqual(draft, content) && { draft: sparse(draft) as SaidPage }),
  }
  const extra = Object.keys(cms) as (keyof Complement)[]
  const values = {
    ...closest.values,
    draft: online ? undefined : true,
    ...(extra.length && { cms }),
  }
  return { address: content.address, text: writeSource(values), extra }
}

async function find(payload: Payload, where: Where, draft: boolean): Promise<Page | null> {
  const { docs } = await payload.find({
    collection: 'pages',
    where,
    draft,
    depth: 2,
    limit: 1,
    pagination: false,
  })
  return docs[0] ?? null
}

const storedSchema = z.looseObject({ layout: z.enum(LAYOUTS), body: z.string() })

type Stored = z.infer<typeof storedSchema>

/** What the last file imported for a page said, clean; null when none was, or in a layout that is known no more. */
async function lastImported(payload: Payload, page: string): Promise<Stored | null> {
  const source = (await importedSource(payload, page))?.source
  if (!storedSchema.safeParse(source).success) return null
  // The stored value rather than the copy that zod makes, which has the keys of the schema first.
  const values = { ...(source as Stored) }
  // What an earlier export said beside the format is said anew, or no more.
  delete values.cms
  return values
}

const ADDRESS = /\/images\/([a-z0-9-]+\.[a-z0-9]+)/g

/** How the images that the texts of `content` show are described in the library; undefined when they show none. */
async function imageDescriptions(
  payload: Payload,
  content: PageContent,
): Promise<Complement['images']> {
  const slugs = [...JSON.stringify(content).matchAll(ADDRESS)].flatMap(([, slug]) => slug ?? [])
  if (!slugs.length) return undefined
  const { docs } = await payload.find({
    collection: 'images',
    where: { slug: { in: [...new Set(slugs)] }, _status: { equals: 'published' } },
    select: { slug: true, alt: true, decorative: true },
    sort: 'slug',
    depth: 0,
    pagination: false,
  })
  const described: NonNullable<Complement['images']> = {}
  for (const { slug, alt, decorative } of docs) {
    if (slug) described[slug] = decorative ? {} : { alt: alt ?? '' }
  }
  return docs.length ? described : undefined
}
