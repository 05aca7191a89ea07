import { readFileSync } from 'node:fs'

import { filesUnder } from '../server/build'

/**
 * Where the markup of public pages and of shared drafts is written. What the preview adds around a page imports its own
 * parts of DSFR (components/preview).
 */
const SOURCES = [
  'app/(site)',
  'components/dsfr',
  'components/page',
  'sections',
  'site/page',
  'text/links.ts',
  'text/markdown',
  'text/markdown.tsx',
]

/**
 * What no source names: the document itself, headings by level, what CommonMark and GFM become, what
 * `components/dsfr/behaviour.ts` or the browser sets, and what React calls otherwise.
 */
const WRITTEN = [
  'html head body h1 h2 h3 h4 h5 h6 p a ul ol li strong em del code pre blockquote hr br img sup sub section',
  'table thead tbody tr th td footnotes contains-task-list task-list-item sr-only fr-cell--left fr-cell--center',
  'fr-cell--right data-fr-js data-fr-scheme data-fr-theme open dark light system true false class #',
]

const WORD = /[\w-]+/g
const BEGINNING = /\b(?:fr|eig)-[\w-]*(?=\$\{)/g
const QUOTED = /(["'`])([\w-]+)\1/g
const ARIA = /\baria([A-Z]\w*)/g

/** The words of the sources under the working directory: wider than what is rendered, and never narrower. */
export function publicVocabulary(): string[] {
  const text = SOURCES.flatMap(filesUnder)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  const quoted = new Set(Array.from(text.matchAll(QUOTED), ([, , word = '']) => word))
  return [
    ...new Set([
      // `tabIndex` is `tabindex`, and `ariaLabel` `aria-label`.
      ...(text.match(WORD) ?? []).flatMap((word) => [word, word.toLowerCase()]),
      ...Array.from(text.matchAll(ARIA), ([, name = '']) => `aria-${name.toLowerCase()}`),
      // `fr-badge--${severity}` is completed by a word that one of the sources quotes, if only as a type.
      ...(text.match(BEGINNING) ?? []).flatMap((start) => [...quoted].map((end) => start + end)),
      ...WRITTEN.join(' ').split(' '),
    ]),
  ]
}
