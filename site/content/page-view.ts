import { isAccepting } from '@/call/state'
import { valuesAt } from '@/call/values'
import type { PageView } from '@/components/views'
import type { ContentModel } from '@/fields/content'
import type { Page } from '@/payload-types'
import { fill, fillMarkdown } from '@/text/variables/fill'

import { currentCall } from './call-view'
import { fittingReader } from './fitting'
import { allResolved, linkView } from './link-view'
import { mapTexts } from './map-texts'
import { sectionViews } from './section-view'

/** What a page says of itself: its images and its neighbours are other documents' to tell. */
export type StoredPageView = Omit<PageView, 'images' | 'neighbours'>

/** What is no text of an editor, and so holds no variable: identifiers and addresses. */
const NO_TEXT = ['id', 'blockType', 'href', 'path']

/**
 * The view of a page, as its reader may see it, at `instant`, and until when it holds. A draft may lack what a
 * published page has: it is shown empty.
 */
export function pageView(
  page: Page,
  instant: Date,
  model: ContentModel,
): { page: StoredPageView; until: Date | null } {
  const { call, view, milestones, until } = currentCall(allResolved(page.calls), instant)
  // A page that belongs to an unpublished call invites nobody to apply; one without a call may link freely.
  const mayApply = view ? isAccepting(view.state) : !page.calls?.length
  const hero = page.hero ?? {}
  const { read, excesses } = fittingReader()
  const stored: Omit<StoredPageView, 'excesses'> = {
    title: page.title ?? '',
    path: `/${page.slug}`,
    hero: {
      title: hero.title ?? '',
      introduction: read(hero.introduction),
      applyLink: mayApply ? linkView(hero.apply, call?.applicationUrl) : null,
      rulesLink: linkView(hero.rules, call?.rulesUrl),
    },
    call: view,
    sections: sectionViews(page.sections ?? [], milestones, read, model),
  }
  const values = valuesAt(call, instant)
  const filled = mapTexts(stored, {
    string: (text, key) => (NO_TEXT.includes(key) ? text : fill(text, values)),
    markdown: (tree) => fillMarkdown(tree, values),
  })
  return { page: { ...filled, excesses: excesses() }, until }
}
