import { model } from '@/collections/content'
import type { PageContent } from '@/content/source/complement'
import { cleanStoredMarkdown } from '@/content/source/hygiene/markdown'
import { cleanSingleLine } from '@/content/source/hygiene/characters'
import { choice, linkContent, pageFields } from '@/content/source/page-content'
import { mapContent, type ContentVisitor, type StoredLink } from '@/fields/content'
import type { Page } from '@/payload-types'
import { anchorFrom } from '@/text/site-path'

type Isolated = { id: string; _status?: 'draft' | 'published' | null }

/**
 * What a stored page says, its relations populated (depth 2) and its texts clean as the import makes them. `shows` tells
 * which of the documents that it chooses it shows.
 */
export function contentOf(page: Page, shows: (doc: Isolated) => boolean): PageContent {
  const clean: ContentVisitor = {
    line: (text) => cleanSingleLine(text),
    markdown: (text) => cleanStoredMarkdown(text),
    target: (url) => url.trim(),
    link: (link) => linkContent(cleanSingleLine(link?.label ?? ''), targetOf(link)),
    file: (file, folder) =>
      isPopulated(file) && 'slug' in file ? `/${folder}/${String(file.slug)}` : '',
    value: choice,
    documents: (relations, collection) =>
      relations.flatMap((doc) =>
        isPopulated(doc) && shows(doc) ? [mapContent(model.documents(collection), doc, clean)] : [],
      ),
    row: (mapped) => mapped,
  }
  const content = {
    ...mapContent(pageFields(), page, clean),
    address: page.slug ?? '',
  } as unknown as PageContent
  return { ...content, sections: content.sections.map(withoutMadeAnchors) }
}

const isPopulated = (doc: unknown): doc is Isolated => typeof doc === 'object' && doc !== null

/** Where a stored link leads: the address of its page, populated, or its own; '' when nowhere. */
function targetOf(link: StoredLink): string {
  const page = link?.page
  return isPopulated(page) && 'slug' in page ? `/${String(page.slug)}` : (link?.url ?? '').trim()
}

/** Of questions, no anchor that their words would give again. */
function withoutMadeAnchors(section: PageContent['sections'][number]) {
  if (section.blockType !== 'questions') return section
  const taken = new Set<string>()
  const questions = section.questions.map((row) => {
    const made = anchorFrom(row.question, taken)
    taken.add(row.anchor || made)
    return { ...row, anchor: row.anchor === made ? '' : row.anchor }
  })
  return { ...section, questions }
}
