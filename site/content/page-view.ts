import { valuesAt } from '@/call/of-document'
import { isShownIn, isAccepting } from '@/call/state'
import type { PageView, SiteView, StoredSection } from '@/components/views'
import { type ContentModel, mapTexts } from '@/fields/content'
import { PageAnchors, passagesIn } from '@/fields/passages'
import type { Page } from '@/payload-types'
import { excessSentence } from '@/text/bounds'
import { boundsOfPage, readMarkdown } from '@/text/markdown/parse'
import { onOneLine, shortened } from '@/text/typography'
import { fillVariables, fillMarkdown, markVariables } from '@/text/variables/fill'

import { currentCall } from './current-call'
import { allResolved, applyLinkOf, linkView } from './links'
import { sectionViews, type ReadStored } from './section-view'

/** What a page says of itself: its images and its neighbours are other documents' to tell. */
export type StoredPageView = Omit<PageView, 'images' | 'neighbours'>

/** What is no text of an editor, and so holds no variable: identifiers and addresses. */
const NO_TEXT = ['id', 'blockType', 'href', 'path', 'anchor']

/**
 * The view of a page, as its reader may see it, at `instant`, and until when it holds. A draft may lack what a
 * published page has: it is shown empty. `head`: where the page is that has its calls; `owner`: what the settings say.
 */
export function pageView(
  page: Page,
  instant: Date,
  model: ContentModel,
  head: string,
  owner: SiteView['owner'],
): { page: StoredPageView; until: Date | null } {
  const current = currentCall(allResolved(page.calls), instant)
  const { call, view, until } = current
  // Without a public call, a page does not know whether one may apply: it neither invites nor says that it is too late.
  const mayApply = view !== null && isAccepting(view.state)
  const isShown = ({ shownWhile, blockType }: StoredSection) => {
    const when = shownWhile ?? (blockType === 'closedCall' ? 'notOpen' : null)
    return !when || (view !== null && isShownIn(view.state, when))
  }
  const hero = page.hero ?? {}
  const path = `/${page.slug}`
  const applyLink = mayApply ? applyLinkOf(hero.apply, call) : null
  const { read, excesses } = fittingReader()
  // Of all sections: what is not shown now has its anchor all the same.
  const anchors = new PageAnchors().give(passagesIn(model.documents('pages'), page))
  const stored: Omit<StoredPageView, 'excesses'> = {
    title: page.title ?? '',
    description: page.description ?? '',
    path,
    hero: {
      title: hero.title ?? '',
      introduction: read(hero.introduction),
      // One who is there already needs no way to it.
      applyLink: applyLink?.href === path ? null : applyLink,
      rulesLink: linkView(hero.rules, call?.rulesUrl),
    },
    callsAt: page.calls?.length ? `/${head}` : null,
    call: view,
    sections: sectionViews((page.sections ?? []).filter(isShown), current, read, model, anchors),
  }
  const values = { ...owner, ...valuesAt(call, instant) }
  const filled = mapTexts(stored, {
    string: (text, key) => (NO_TEXT.includes(key) ? text : fillVariables(text, values)),
    markdown: (tree) => fillMarkdown(tree, values),
  })
  return { page: { ...filled, excesses: excesses() }, until }
}

/** In the place of a text for which its page has no room left. */
const LEFT_OUT =
  'Ce texte n’est pas montré\u00a0: cette page et les contenus qu’elle montre sont trop longs ensemble.'

/** How many texts are named: one who mends them looks again. */
const NAMED = 5

/**
 * Reads the Markdown texts of one page in turn, without those for which the page has no room. `excesses`: what the texts
 * exceed, for staff; nothing as a rule: saves and imports refuse such texts, but each document may hold a page's worth. A
 * text that is too much by itself stays: it is shown as words, without its markup (`text/markdown/parse.ts`).
 */
export function fittingReader(): { read: ReadStored; excesses: () => string[] } {
  const bounds = boundsOfPage()
  const excesses: string[] = []
  const read: ReadStored = (source) => {
    const text = source ?? ''
    const stored = readMarkdown(markVariables(text))
    const { alone, together } = bounds(text, stored)
    const excess = alone ?? together
    if (excess) excesses.push(`« ${beginning(text)} » : ${excess}`)
    return alone || !together ? stored.tree : readMarkdown(LEFT_OUT).tree
  }
  return { read, excesses: () => excesses.slice(0, NAMED).map(excessSentence) }
}

const beginning = (text: string): string => shortened(onOneLine(text.trim().slice(0, 200)), 40)
