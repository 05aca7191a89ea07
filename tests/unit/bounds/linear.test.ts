import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

import { needsSource } from '@/components/admin/own-edits'
import { cleanLink } from '@/components/admin/paste/clean-link'
import { frenchQuotes } from '@/components/admin/paste/french-quotes'
import { readPlain } from '@/components/admin/paste/plain-text'
import { cleanTarget } from '@/content/source/hygiene/targets'
import { cleanMarkdown } from '@/content/source/hygiene/markdown'
import { cleanSingleLine } from '@/content/source/hygiene/characters'
import { unknownShortcodes } from '@/content/source/shortcodes/translate'
import { tokensOf } from '@/content/source/compare'
import { quoted } from '@/editing/changes/names'
import { validateSlug } from '@/fields/slug'
import { markdown } from '@/tests/fixtures/views'
import { HOSTILE_UNITS, hostileUnit, processorTime, repeated } from '@/tests/support/hostile-texts'
import { nothing, excessToRead } from '@/text/bounds'
import { checkMarkdown } from '@/text/checks/check-markdown'
import { checkTarget } from '@/text/checks/check-target'
import { Markdown, markdownToPlainText } from '@/text/markdown'
import { imageAddresses } from '@/text/markdown/images'
import { replaceTargets } from '@/text/markdown/link-targets'
import { markdownAsRead } from '@/text/markdown/plain-text'
import { anchorFrom, toFormerAddress } from '@/text/site-path'
import { shortened, frenchTypography } from '@/text/typography'
import { unknownVariables, variablesIn } from '@/text/variables'
import { fillVariables, fillMarkdown, markVariables } from '@/text/variables/fill'
import { wordDiff } from '@/text/word-diff'

const SITE = 'https://mission.exemple.fr'
const CONTEXT = {
  siteUrl: SITE,
  sitePaths: ['/participer'],
  anchors: {},
  hostUses: {},
  year: 2026,
  promotions: [6, 7],
  namesCall: true,
  callDates: [{ name: 'cloture' as const, words: 'le 31 mars 2027' }],
}
const VALUES = { ouverture: 'le 4 janvier 2027', cloture: null, promotion: '7', etat: 'clos' }

/** All functions that process the texts of editors. */
const FUNCTIONS: Record<string, (text: string) => unknown> = {
  frenchTypography,
  variablesIn,
  unknownVariables,
  fill: (text) => fillVariables(text, VALUES),
  fillMarkdown: (text) => fillMarkdown(markdown(markVariables(text)), VALUES),
  bounds: (text) => excessToRead(text, nothing()),
  Markdown: (source) => {
    const text = markdown(source)
    return renderToStaticMarkup(
      createElement(Markdown, { text, startLevel: 1, images: {}, siteUrl: SITE }),
    )
  },
  markdownToPlainText: (text) => markdownToPlainText(markdown(text)),
  markdownAsRead: (text) => markdownAsRead(markdown(text)),
  replaceTargets: (text) => replaceTargets(text, ({ url }) => `${url}/`),
  checkMarkdown: (text) => checkMarkdown(text, CONTEXT),
  checkTarget: (text) => checkTarget(text, CONTEXT),
  imageAddresses: (text) => imageAddresses(markdown(text)),
  wordDiff: (text) => wordDiff(text, text.slice(text.length / 2) + text.slice(0, text.length / 2)),
  anchorFrom: (text) => anchorFrom(text, new Set()),
  shortened: (text) => shortened(text, text.length - 1),
  quoted,
  needsSource,
  cleanLink,
  frenchQuotes,
  readPlain,
  cleanMarkdown,
  cleanSingleLine,
  cleanTarget,
  unknownShortcodes,
  tokensOf: (text) => tokensOf([{ as: 'markdown', text }]),
  toFormerAddress: (text) => toFormerAddress(text, SITE),
  validateSlug,
}

const LENGTH = 50_000
/** The time that a busy machine and its garbage collector may add. Quadratic time would take seconds more. */
const SLACK_MS = 80

/** Expects at least one of three runs to take at most three times as long for a text of twice the length. */
function expectLinear(unit: string): void {
  for (const [name, work] of Object.entries(FUNCTIONS)) {
    const slow = [1, 2, 3].every((attempt) => {
      // Each text is new, because some results are cached.
      const [once, twice] = [LENGTH, 2 * LENGTH].map((length) => {
        const text = repeated(unit, length) + attempt
        return processorTime(() => work(text))
      }) as [number, number]
      return twice > 3 * once + SLACK_MS
    })
    expect({ name, unit, slow }).toEqual({ name, unit, slow: false })
  }
}

describe('a text of twice the length takes about twice the time', () => {
  it.each(HOSTILE_UNITS)('made of %j', expectLinear)

  it('made of any characters', () => {
    fc.assert(fc.property(hostileUnit, expectLinear), { numRuns: 12 })
  })
})
