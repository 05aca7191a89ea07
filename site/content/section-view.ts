import type { Root } from 'mdast'

import { callCalendars } from '@/call/calendars'
import type { PageView, SectionView, StoredSection } from '@/components/views'
import { mapContent, type ContentModel, type ContentVisitor } from '@/fields/content'
import { type PageAnchors, passagesIn } from '@/fields/passages'
import type { Document, Image } from '@/payload-types'
import { portableId } from '@/platform/database/ids'

import type { CurrentCall } from './current-call'
import { downloadView, imageView } from './files'
import { allResolved, linkView } from './links'

/** Parses a stored Markdown text, '' if there is none, and marks its variables to be filled. */
export type ReadStored = (source: string | null | undefined) => Root

/**
 * Returns the views of stored sections, by the fields of their schemas in `model`, with only the related documents that
 * their reader may see. `read` parses Markdown texts; `anchors`: those of the page, whose own passages already have theirs.
 */
export function sectionViews(
  sections: StoredSection[],
  { call, milestones, keyDates }: CurrentCall,
  read: ReadStored,
  model: ContentModel,
  anchors: PageAnchors,
): SectionView[] {
  const anchorOf = (stored: object) => {
    const anchor = anchors.of(stored)
    return anchor ? { anchor } : {}
  }
  const visitor: ContentVisitor = {
    line: (text) => text,
    markdown: read,
    target: (url) => url,
    link: (link) => linkView(link),
    file: (file, folder) => {
      if (typeof file !== 'object' || !file) return null
      return folder === 'images' ? imageView(file as Image) : downloadView(file as Document)
    },
    value: (value, { type }) => value ?? (type === 'date' ? '' : null),
    documents: (relations, collection) =>
      allResolved(relations as (string | { id: string })[]).map((doc) => {
        const fields = model.documents(collection)
        anchors.give(passagesIn(fields, doc))
        const content = mapContent(fields, doc, visitor)
        return { ...content, ...anchorOf(doc), id: portableId(doc.id) }
      }),
    row: (mapped, stored) => ({
      id: (stored as { id?: string | null }).id ?? '',
      ...mapped,
      ...anchorOf(stored),
    }),
  }
  const href = call && callCalendars()?.ofOne(call)
  const calendar = href ? { href } : null
  const toldBy = ['keyDates', 'steps'].flatMap((type) =>
    sections.filter(({ blockType }) => blockType === type),
  )[0]
  const views = sections.map((section) => ({
    blockType: section.blockType,
    id: section.id ?? '',
    ...mapContent(model.section(section.blockType), section, visitor),
    ...anchorOf(section),
    ...(section.blockType === 'steps' && { milestones: section === toldBy ? milestones : [] }),
    ...(section.blockType === 'keyDates' && { milestones: keyDates, calendar }),
    ...(section.blockType === 'siteMap' && { pages: [] }),
  }))
  // The schemas have the same fields as the generated types, on which `Resolved` is based.
  return views.map((view) => anchors.inTextsOf(view)) as unknown as SectionView[]
}

/**
 * Returns the sections of a page in which visitors have something to read. A list whose documents were all unpublished is
 * left out: its title and introduction would announce nothing.
 */
export const shownSections = ({ sections }: Pick<PageView, 'sections'>, model: ContentModel) =>
  sections.filter((section) => {
    const lists = model.section(section.blockType).filter(({ is }) => is === 'documents')
    const shown = lists.flatMap(
      ({ name }) => (section as unknown as Record<string, unknown[]>)[name] ?? [],
    )
    const milestones = section.blockType === 'steps' ? section.milestones : []
    return !lists.length || shown.length + milestones.length > 0
  })
