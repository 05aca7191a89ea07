import { valuesAt } from '@/call/of-document'
import { isShownIn, isAccepting } from '@/call/state'
import type { PageView, SiteView, StoredSection } from '@/components/views'
import { type ContentModel, mapTexts } from '@/fields/content'
import { PageAnchors, passagesIn } from '@/fields/passages'
import type { Page } from '@/payload-types'
import { portableId } from '@/platform/database/ids'
import { excessSentence } from '@/text/bounds'
import { boundsOfPage, readMarkdown } from '@/text/markdown/parse'
import { onOneLine, shortened } from '@/text/typography'
import { fillVariables, fillMarkdown, markVariables } from '@/text/variables/fill'

import { currentCall } from './current-call'
import { allResolved, applyLinkOf, linkView } from './links'
import { sectionViews, type ReadStored } from './section-view'

/** The part of a page's view that comes from the page; its images and neighbours come from other documents. */
export type StoredPageView = Omit<PageView, 'images' | 'neighbours' | 'rulesFile'>

/** Fields that are identifiers or addresses, not texts of an editor, and so contain no variables. */
const NO_TEXT = ['id', 'blockType', 'href', 'path', 'anchor']

/**
 * Returns the view of a page, as its reader may see it, at `instant`, until when it holds, and the id of the call that it
 * shows. Fields that a draft lacks are shown empty. `head`: the address of the page that has its calls; `owner`: the owner's details from the settings.
 */
export function pageView(
  page: Page,
  instant: Date,
  model: ContentModel,
  head: string,
  owner: SiteView['owner'],
): { page: StoredPageView; until: Date | null; callId: string | null } {
  const current = currentCall(allResolved(page.calls), instant)
  const { call, view, until } = current
  // Without a public call, it is unknown whether one may apply: the page neither invites to apply nor says that it is too
  // late.
  const mayApply = view !== null && isAccepting(view.state)
  const isShown = ({ shownWhile, blockType }: StoredSection) => {
    const when = shownWhile ?? (blockType === 'closedCall' ? 'notOpen' : null)
    return !when || (view !== null && isShownIn(view.state, when))
  }
  const hero = page.hero ?? {}
  const path = `/${page.slug}`
  const applyLink = mayApply ? applyLinkOf(hero.apply, call) : null
  const { read, excesses } = fittingReader()
  // Includes hidden sections, which keep their anchors.
  const anchors = new PageAnchors().give(passagesIn(model.documents('pages'), page))
  const stored: Omit<StoredPageView, 'excesses'> = {
    title: page.title ?? '',
    description: page.description ?? '',
    path,
    hero: {
      title: hero.title ?? '',
      introduction: read(hero.introduction),
      // Hide the link on the page that it leads to.
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
  const callId = call && portableId(call.id)
  return { page: { ...filled, excesses: excesses() }, until, callId }
}

/** Replaces a text for which its page has no room left. */
const LEFT_OUT =
  'Ce texte n’est pas montré\u00a0: cette page et les contenus qu’elle montre sont trop longs ensemble.'

/** How many texts to name: after fixing them, staff see the next ones. */
const NAMED = 5

/**
 * Reads the Markdown texts of one page in turn, and replaces texts for which the page has no room left. `excesses` returns a
 * sentence for staff about each text over a limit. It is usually empty: saves and imports refuse such texts, but each
 * document may contain as much as a whole page may show. A text that exceeds a limit by itself stays, shown as words without
 * its markup (`text/markdown/parse.ts`).
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
