import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Field } from 'payload'
import { flattenAllFields } from 'payload/shared'

import { linkTargetField } from '@/fields/link'
import { markdownField } from '@/fields/markdown'
import type { ReplaceQuery } from '@/plugins/replace/query'
import { occurrencesIn, replaceableTexts, replaced } from '@/plugins/replace/occurrences'
import { markdownNodes } from '@/text/markdown/parse'
import { allVariablesIn } from '@/text/variables'

const fields: Field[] = [
  markdownField({ name: 'body', label: 'Texte' }),
  { name: 'title', type: 'text' },
  { name: 'slug', type: 'text', unique: true },
  { name: 'email', type: 'email' },
  { name: 'anchor', type: 'text', admin: { readOnly: true } },
  linkTargetField({ name: 'url', label: 'Adresse' }),
]
const flattened = flattenAllFields({ fields })
const textOf = (name: 'body' | 'title', text: string) => ({
  kind: name === 'body' ? ('markdown' as const) : null,
  text,
})

const asked = (
  words: string,
  replacement: string,
  more: Partial<ReplaceQuery> = {},
): ReplaceQuery => ({
  words,
  replacement,
  matchesCase: true,
  isWholeWord: false,
  ...more,
})

/** Replaces all occurrences in a Markdown text, or in a plain one. */
function all(text: string, ask: ReplaceQuery, name: 'body' | 'title' = 'body'): string | null {
  const stored = textOf(name, text)
  const starts = occurrencesIn(stored, ask).map(({ start }) => start)
  return starts.length ? replaced(stored, ask, starts) : text
}

describe('the words to find', () => {
  it.each([
    ['Beta et beta', {}, 'Beta et X'],
    ['Beta et beta', { matchesCase: false }, 'X et X'],
    ['beta, alphabeta, bêta', { isWholeWord: true }, 'X, alphabeta, bêta'],
  ])('in %j with %j give %j', (text, more, expected) => {
    expect(all(text, asked('beta', 'X', more), 'title')).toBe(expected)
  })

  it('are literal, except for kinds of apostrophes and spaces', () => {
    expect(all("l’État\u00a0(a.b)\net l'État (a.b) (axb)", asked('l’État (a.b)', 'X'))).toBe(
      'X\net X (axb)',
    )
  })
})

describe('replacing', () => {
  it('leaves addresses, identifiers and computed texts out', () => {
    const doc = Object.fromEntries(flattened.map(({ name }) => [name, 'beta']))
    expect(replaceableTexts(flattened, doc).map(({ path }) => path)).toEqual(['body', 'title'])
  })

  it.each([
    ['[beta](/beta "beta") ![beta](/beta.png)', '[X](/beta "beta") ![beta](/beta.png)'],
    ['{{beta}} {{ cloture }} beta {{< beta >}}', '{{beta}} {{ cloture }} X {{< beta >}}'],
    ['`beta` **beta**\n\n    beta\n\n<b>beta</b>', '`beta` **X**\n\n    beta\n\n<b>X</b>'],
    [
      'https://beta.fr <https://beta.fr> www.beta.fr',
      'https://beta.fr <https://beta.fr> www.beta.fr',
    ],
    ['[a][beta] [beta]\n\n[beta]: /beta', '[a][beta] [beta]\n\n[beta]: /beta'],
    ['Note[^beta] beta\n\n[^beta]: beta', 'Note[^beta] X\n\n[^beta]: X'],
    ['> un beta\n> deux beta\n\n- beta\n  beta', '> un X\n> deux X\n\n- X\n  X'],
    ['\\*beta\\* &amp; beta&nbsp;beta', '\\*X\\* &amp; X&nbsp;X'],
    ['| beta | b |\n|--|--|\n| beta | c |', '| X | b |\n|--|--|\n| X | c |'],
  ])('in %j gives %j', (text, expected) => expect(all(text, asked('beta', 'X'))).toBe(expected))

  it('escapes what Markdown would read as markup', () => {
    expect(all('Un beta ici', asked('beta', '*b* [c](d) <e>'))).toBe(
      'Un \\*b\\* \\[c\\]\\(d\\) \\<e\\> ici',
    )
    expect(all('beta', asked('beta', '1. un'))).toBe('1\\. un')
    expect(all('beta', asked('beta', '*b*'), 'title')).toBe('*b*')
    expect(all('Clos beta', asked('beta', '{{cloture}}'))).toBe('Clos {{cloture}}')
  })

  it.each([
    ['**beta** un', ' '],
    ['beta[lien](/a)', '!'],
    ['Voir beta', 'https://beta.fr'],
  ])('in %j by %j is refused: more than words would change', (text, by) => {
    const result = all(text, asked('beta', by))
    // An escape may save the structure; if it does not, nothing is written.
    if (result !== null) expect(structure(result)).toEqual(structure(text))
  })

  it('refuses an occurrence that is not there', () => {
    expect(replaced(textOf('body', 'un beta'), asked('beta', 'X'), [0])).toBeNull()
  })
})

const structure = (text: string) =>
  markdownNodes(text).flatMap((node) =>
    node.type === 'text' ? [] : [[node.type, 'url' in node ? node.url : null]],
  )

/** Markdown with `beta` in words and in all that must stay. */
const markdown = fc
  .array(
    fc.constantFrom(
      'beta ',
      'Un beta. ',
      '**beta** ',
      '_beta_ ',
      '[beta](/beta) ',
      '![beta](/beta.png) ',
      '{{cloture}} ',
      '{{ beta }} ',
      '`beta` ',
      'https://beta.fr ',
      '<u>beta</u> ',
      '\\* ',
      '&amp; ',
      '\n',
      '\n\n',
      '\n\n- ',
      '\n\n> ',
      '\n\n## ',
      '\n\n1. ',
      'é\u00a0: ',
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''))
const by = fc
  .oneof(fc.lorem({ maxCount: 2 }), fc.string({ maxLength: 6 }), fc.constant(''))
  .filter((text) => !/[{}\r\n]/.test(text))

it('any replacement leaves structure, targets and variables intact, and all other bytes', () => {
  fc.assert(
    fc.property(markdown, by, (text, replacement) => {
      const result = all(text, asked('beta', replacement))
      if (result === null) return
      expect(structure(result)).toEqual(structure(text))
      expect(allVariablesIn(result)).toEqual(allVariablesIn(text))
    }),
    { numRuns: 500 },
  )
})

it('plain words always replace plain words', () => {
  fc.assert(
    fc.property(markdown, (text) => {
      const result = all(text, asked('beta', 'gamma'))
      expect(result).not.toBeNull()
      expect(result!.replaceAll('gamma', 'beta')).toBe(text)
      expect(occurrencesIn(textOf('body', result!), asked('beta', 'X'))).toEqual([])
    }),
    { numRuns: 500 },
  )
})
