import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What may stand in a selector that a page matches. */
export type Vocabulary = {
  tags: string[]
  classes: string[]
  attributes: { names: string[]; values: string[] }
}

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

/** What no source names: the document itself, headings by level, and what CommonMark and GFM become. */
const WRITTEN_TAGS =
  'html head body h1 h2 h3 h4 h5 h6 p a ul ol li strong em del code pre blockquote hr br img sup section table thead tbody tr th td'
const WRITTEN_CLASSES =
  'footnotes contains-task-list task-list-item sr-only fr-cell--left fr-cell--center fr-cell--right'

/** Set by `components/dsfr/behaviour.ts` through the DOM, or by the browser. */
const SET = {
  names: ['data-fr-js', 'data-fr-scheme', 'data-fr-theme', 'open'],
  values: ['dark', 'light', 'system', 'true', 'false'],
}

const TAG = /<([a-z][a-z0-9]*)\b/g
const CLASS = /\b(?:fr|eig)-[\w-]+/g
const CLASS_BEGINNING = /\b(?:fr|eig)-[\w-]*(?=\$\{)/g
const NAME = /\b([a-z][\w-]*)'?\s*[=:]/gi
const WORD = /^[\w-]+$/
const VALUE = /(["'`])((?:(?!\1)[^\n])*)\1/g

/** The vocabulary of the sources under the working directory. Wider than what is rendered, and never narrower. */
export function publicVocabulary(): Vocabulary {
  const texts = SOURCES.flatMap(filesUnder).map((path) => readFileSync(path, 'utf8'))
  const all = (pattern: RegExp, group = 0) => [
    ...new Set(texts.flatMap((text) => Array.from(text.matchAll(pattern), (m) => m[group] ?? ''))),
  ]
  const values = all(VALUE, 2)
  const classes = [
    ...all(CLASS),
    // `fr-badge--${severity}` is completed by a word that one of the sources quotes, if only as a type.
    ...all(CLASS_BEGINNING).flatMap((beginning) =>
      values.filter((value) => WORD.test(value)).map((value) => beginning + value),
    ),
    ...WRITTEN_CLASSES.split(' '),
  ]
  return {
    tags: [...all(TAG, 1), ...WRITTEN_TAGS.split(' ')],
    classes,
    attributes: {
      names: [...all(NAME, 1).map(attributeOf), ...SET.names],
      // `[class^=fr-col-]` looks at classes as at any value.
      values: [...values, ...classes, ...SET.values],
    },
  }
}

/** React's name of an attribute as HTML's: `ariaLabel` is `aria-label`, `className` is `class`. */
function attributeOf(name: string): string {
  if (name === 'className') return 'class'
  return name.replace(/^aria([A-Z])/, 'aria-$1').toLowerCase()
}

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)))
}
