import { createLocalReq, type FlattenedField, type PayloadRequest } from 'payload'

import type { PublishableSlug } from '@/editing/publishable-slugs'
import { pauser, publishedVersions, type Version } from '@/editing/published-versions'
import { contentModel } from '@/fields/content'
import { checkedTexts, relationsIn, textsIn } from '@/fields/fields-of'
import type { Page } from '@/payload-types'
import { env } from '@/platform/env'
import { keptWhileCurrent } from '@/platform/kept-while-current'
import { countHosts } from '@/text/checks/check-host'
import { targetsIn } from '@/text/checks/check-markdown'

import { placesOf } from './places'
import { fileAddressesIn, sitePaths } from './site-paths'

/** A link target on the site and its title for staff. */
export type Destination = { address: string; title: string }

/** The targets of the links in the texts and link fields of `doc`. */
export const linksOf = (fields: FlattenedField[], doc: object): string[] =>
  checkedTexts(fields, doc).flatMap(({ kind, text }) =>
    kind === 'markdown' ? targetsIn(text) : [text],
  )

/** Gives the published versions: from a caller that reads them too, so that they are read once. */
type ReadVersions = (req: PayloadRequest) => AsyncIterable<Version>

/**
 * The published content that all texts are checked against. Cached, because each form that opens would read it again. `read`
 * is called after the revision of the content is read, or not at all.
 */
export const publishedContext = keptWhileCurrent(async (payload, read?: ReadVersions) => {
  const req = await createLocalReq({}, payload)
  const fieldsOf = (slug: PublishableSlug) => payload.collections[slug].config.flattenedFields
  const contents: { slug: PublishableSlug; doc: { id: string } }[] = []
  const links: string[] = []
  for await (const { edited, doc } of (read ?? publishedVersions)(req)) {
    if (!('collection' in edited)) continue
    const slug = edited.collection
    contents.push({ slug, doc: doc as { id: string } })
    links.push(...linksOf(fieldsOf(slug), doc))
  }
  const pages = contents.flatMap(({ slug, doc }) => (slug === 'pages' ? [doc as Page] : []))
  const shown = contents.flatMap(({ slug, doc }) => (slug === 'pages' ? [] : [doc]))
  const placed = placesOf(shown, contentModel(payload.config.collections))
  const pagesWithPlaces: ReturnType<typeof placed>[] = []
  const pause = pauser()
  for (const page of pages) {
    pagesWithPlaces.push(placed(page))
    await pause()
  }
  // The title of an image is its alternative text. The title of a document is the label that a page gives it.
  const labels = new Map(pages.flatMap((page) => namedDocuments(fieldsOf('pages'), page)))
  const files = contents.flatMap(({ slug: folder, doc }) => {
    if (folder !== 'images' && folder !== 'documents') return []
    const { alt = labels.get(doc.id), slug } = doc as { alt?: string | null; slug?: string | null }
    return [{ id: doc.id, address: `/${folder}/${slug}`, title: alt || `${slug}` }]
  })
  return {
    siteUrl: env().siteUrl,
    sitePaths: await sitePaths(req),
    anchors: Object.fromEntries(
      pagesWithPlaces.map(({ path, places }) => [path, places.map(({ anchor }) => anchor)]),
    ),
    /** The possible targets of internal links: each published page followed by its anchors, then the files. */
    destinations: [
      ...pages.map(({ slug, title }) => ({ address: `/${slug}`, title })),
      ...pagesWithPlaces.flatMap(({ path, places }) =>
        places
          .filter(({ isLasting }) => isLasting)
          .map(({ anchor, words }) => ({ address: `${path}#${anchor}`, title: words })),
      ),
      ...files.map(({ address, title }) => ({ address, title })),
    ] as Destination[],
    hostUses: countHosts(links),
    /** The published pages that show a document or link to it, by the id of the document, in the order of their creation. */
    shownBy: showingPages(fieldsOf('pages'), pages, files),
    /** Ids of the published pages. */
    publishedPages: pages.map(({ id }) => id),
  }
})

export type PublishedContext = Awaited<ReturnType<typeof publishedContext>>

type ShowingPage = Pick<Page, 'id' | 'slug' | 'title'>

function showingPages(
  fields: FlattenedField[],
  pages: Page[],
  files: { id: string; address: string }[],
): Map<string, ShowingPage[]> {
  const byAddress = new Map(files.map(({ address, id }) => [address, id]))
  const shownBy = new Map<string, ShowingPage[]>()
  for (const page of pages) {
    const { id: pageId, slug, title } = page
    const related = relationsIn(fields, page).flatMap(({ ids }) => ids)
    const named = fileAddressesIn(fields, page).flatMap((address) => byAddress.get(address) ?? [])
    for (const id of new Set([...related, ...named])) {
      shownBy.set(id, [...(shownBy.get(id) ?? []), { id: pageId, slug, title }])
    }
  }
  return shownBy
}

/** The ids of the documents that `page` shows, each with its label: the first plain text beside it. */
function namedDocuments(
  fields: FlattenedField[],
  page: Page,
): [id: string, label: string | null][] {
  const around = (path: string) => path.slice(0, path.lastIndexOf('.'))
  const texts = textsIn(fields, page).filter(({ kind }) => kind === null)
  return relationsIn(fields, page)
    .filter(({ collection }) => collection === 'documents')
    .flatMap(({ path, ids }) => {
      const label = texts.find((text) => around(text.path) === around(path))?.text ?? null
      return ids.map((id): [string, string | null] => [id, label])
    })
}
