import type { Root } from 'mdast'

import type { PageView, SectionView, StoredSection } from '@/components/views'
import { mapContent, type ContentModel, type ContentVisitor } from '@/fields/content'
import { type PageAnchors, passagesIn } from '@/fields/passages'
import type { Document, Image } from '@/payload-types'
import { portableId } from '@/platform/database/ids'

import { type CurrentCall, calendarPath } from './current-call'
import { downloadView, imageView } from './files'
import { allResolved, linkView } from './links'

/** Reads a Markdown text as stored; '' where there is none. Its variables are marked, to be filled. */
export type ReadStored = (source: string | null | undefined) => Root

/**
 * The views of stored sections, by the fields of their schemas in `model`, with only the documents that their reader may
 * see among those they choose. `read` reads Markdown texts; `anchors`: those of the page, whose own passages have theirs.
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
  const calendar = call && { href: calendarPath(call) }
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
  // The fields of the schemas are those that the generated types have, which `Resolved` goes by.
  return views.map((view) => anchors.inTextsOf(view)) as unknown as SectionView[]
}

/**
 * The sections of a page that a visitor has something to read in: of a list whose documents were all withdrawn, the title
 * and the introduction would announce what is not there.
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
