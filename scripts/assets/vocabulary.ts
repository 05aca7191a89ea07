import { existsSync, readFileSync, readdirSync } from 'node:fs'

import { filesUnder } from '../server/build'

/** Sources of the markup of public pages and shared drafts. The preview for staff imports its own parts of DSFR. */
const SOURCES = [
  'app/(site)',
  'components/dsfr',
  'components/page',
  'sections',
  'site/page',
  'text/links.ts',
  'text/markdown',
  'text/markdown.tsx',
  ...readdirSync('plugins').flatMap(publicPartsOf),
]

/** The markup that a plugin adds to public pages. */
function publicPartsOf(plugin: string): string[] {
  const found = ['page', 'slots.tsx'].map((name) => `plugins/${plugin}/${name}`)
  return found.filter((path) => existsSync(path))
}

/**
 * Words that no source contains: the document itself, headings by level, the elements of CommonMark and GFM, what
 * `components/dsfr/behaviour.ts` or the browser sets, and what React names differently.
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

/** Returns the words of the sources under the working directory: always at least the words of the rendered pages. */
export function publicVocabulary(): string[] {
  const text = SOURCES.flatMap(filesUnder)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  const quoted = new Set(Array.from(text.matchAll(QUOTED), ([, , word = '']) => word))
  return [
    ...new Set([
      // React's `tabIndex` is written `tabindex`, and `ariaLabel` `aria-label`.
      ...(text.match(WORD) ?? []).flatMap((word) => [word, word.toLowerCase()]),
      ...Array.from(text.matchAll(ARIA), ([, name = '']) => `aria-${name.toLowerCase()}`),
      // `fr-badge--${severity}` ends with a word that one of the sources quotes, if only as a type.
      ...(text.match(BEGINNING) ?? []).flatMap((start) => [...quoted].map((end) => start + end)),
      ...WRITTEN.join(' ').split(' '),
    ]),
  ]
}
