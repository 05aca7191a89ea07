import { type ContentModel, mapContent, type ContentVisitor } from '@/fields/content'
import { PageAnchors, type Passage, passagesIn } from '@/fields/passages'
import type { Page } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { readMarkdown } from '@/text/markdown/parse'
import { anchorFrom } from '@/text/site-path'

/**
 * An anchor on a page and its words. `isLasting`: false for a heading with the same words as one above it, because its
 * number changes with the content of the page.
 */
type TextPlace = { anchor: string; words: string; isLasting: boolean }

/**
 * Returns a function that gives the places of a page: the anchors of its sections, its questions, the `documents` it shows,
 * and all headings in texts.
 */
export function placesOf(
  documents: { id: string }[],
  model: ContentModel,
): (page: Page) => { path: string; places: TextPlace[] } {
  const shown = new Map(documents.map((doc): [string, object] => [doc.id, doc]))
  return (page) => {
    const anchors = new PageAnchors()
    const places: TextPlace[] = []
    const give = (passages: Passage[]) => {
      anchors.give(passages)
      for (const { holder, words } of passages) {
        const anchor = anchors.of(holder)
        if (anchor) places.push({ anchor, words, isLasting: true })
      }
    }
    const visitor: ContentVisitor = {
      ...WITHOUT_PLACES,
      line: (text) => text,
      markdown: (text) => readMarkdown(text).tree,
      documents: (relations, collection) =>
        (relations as (string | { id: string })[]).flatMap((relation) => {
          const doc = shown.get(relationId(relation) ?? '')
          if (!doc) return []
          const fields = model.documents(collection)
          give(passagesIn(fields, doc))
          return mapContent(fields, doc, visitor)
        }),
      row: (mapped) => mapped,
    }
    give(passagesIn(model.documents('pages'), page))
    const sections = (page.sections ?? []).map((section) =>
      mapContent(model.section(section.blockType), section, visitor),
    )
    for (const section of sections) {
      anchors.inTextsOf(section, (anchor, words) => {
        places.push({ anchor, words, isLasting: anchor === anchorFrom(words, new Set()) })
      })
    }
    return { path: `/${page.slug}`, places }
  }
}

const nothing = () => null
const WITHOUT_PLACES = { target: nothing, link: nothing, value: nothing, file: nothing }
