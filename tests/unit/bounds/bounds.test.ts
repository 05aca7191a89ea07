import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

import { markdown } from '@/tests/fixtures/views'
import { HOSTILE_UNITS, hostileUnit, processorTime, repeated } from '@/tests/support/hostile-texts'
import { nothing, excessToRead } from '@/text/bounds'
import { Markdown } from '@/text/markdown'
import { boundsOfPage, markdownNodes, readMarkdown } from '@/text/markdown/parse'

const excessOf = (source: string) =>
  readMarkdown(source).excess?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? null

/** A list nested `levels` deep, each level indented by `columns` spaces. */
const nested = (levels: number, columns = 2) =>
  Array.from({ length: levels }, (_, level) => `${' '.repeat(level * columns)}* mot`).join('\n')

const table = (columns: number, rows: number, cells = columns) =>
  [columns, ...Array<number>(rows).fill(cells)]
    .map((count) => `${'|a'.repeat(count)}|`)
    .join('\n')
    .replace('\n', `\n${'|-'.repeat(columns)}|\n`)

const footnotes = (count: number) =>
  `a[^0]\n\n${Array.from({ length: count }, (_, note) => `[^${note}]: b[^${note + 1}]`).join('\n\n')}`

const definition = `[r]: /${'a'.repeat(1_000)}\n\n`

describe('a text that would block the server gets a message that says what is too much, and what to do', () => {
  it.each([
    [
      'nested lists',
      nested(9),
      'listes ou citations imbriquées sur plus de 8 niveaux : ramenez-les',
    ],
    [
      'nested lists indented by four spaces',
      nested(9, 4),
      'listes ou citations imbriquées sur plus de 8 niveaux',
    ],
    ['nested lists on one line', `${'* '.repeat(800)}a`, 'listes ou citations imbriquées'],
    ['nested quotations', '>'.repeat(20_000), 'listes ou citations imbriquées'],
    ['nested footnotes on one line', `${'[^a]: '.repeat(800)}b`, 'listes ou citations imbriquées'],
    ['a wide table', table(31, 1), 'tableau de 31 colonnes : 30 au plus'],
    ['a long table', table(10, 900), 'trop de cases de tableaux (9 922 « | »)'],
    ['a table of many short rows', table(30, 400, 1), 'trop d’éléments'],
    ['chained footnotes', footnotes(2_000), 'texte trop long (4 001 lignes)'],
    [
      'references to one footnote',
      `${'a[^1]\n\n'.repeat(900)}${'b[^1] '.repeat(900)}\n\n[^1]: c`,
      'trop d’éléments',
    ],
    ['openings of links', '[a]('.repeat(12_000), 'trop de signes de mise en forme'],
    ['spaces', `a${' '.repeat(50_000)}b`, 'plus de 500 espaces de suite : retirez-les'],
    ['braces', '{{'.repeat(25_000), 'trop d’accolades (plus de 200 fois « {{ »)'],
    [
      'links by one long address',
      definition + '[r] '.repeat(201),
      'une longue adresse sert à trop',
    ],
    ['underlined headings', 'a\n=\n\n'.repeat(61), 'plus de 60 lignes de « = »'],
    [
      'underlined headings with CR line breaks',
      'a\r=\r\r'.repeat(61),
      'plus de 60 lignes de « = »',
    ],
    [
      'emphasis within emphasis',
      '*a _b '.repeat(60) + 'c_ d* '.repeat(60),
      'trop de mises en forme',
    ],
  ])('names the excess of: %s', (_, source, message) => {
    expect(excessOf(source)).toContain(message)
    // All its words are still shown.
    expect(markdownNodes(source).map(({ type }) => type)).toEqual(['root', 'paragraph', 'text'])
  })

  it.each([
    ['eight levels of lists', nested(8)],
    ['eight levels of lists indented by four spaces', nested(8, 4)],
    ['eight levels of quotations', `${'> '.repeat(8)}a`],
    ['many nested lists', `${nested(8)}\n\nPuis\n\n`.repeat(30)],
    ['long thematic breaks', `${'* '.repeat(40)}\n\n${'- '.repeat(60)}-\n\n${'*'.repeat(60)}`],
    ['a table', table(30, 100)],
    ['footnotes', footnotes(300)],
    [
      'two hundred links in a list',
      '* [Une administration](https://exemple.fr/admin) : un **mot**.\n'.repeat(200),
    ],
    ['many links by one address', '[r]: https://exemple.fr\n\n' + '* [r]\n'.repeat(500)],
    ['underlined headings', 'a\n=\n\n'.repeat(60)],
    ['indented code', `    ${' '.repeat(30)}* a\n`],
  ])('accepts %s', (_, source) => {
    expect(excessOf(source)).toBeNull()
  })
})

describe('the bounds of the texts of a page', () => {
  it('count the texts together: the first text over the limit and all texts after it are refused', () => {
    const bounds = boundsOfPage()
    const text = 'mot '.repeat(9_000)
    expect([bounds(text), bounds(text)]).toEqual([
      { alone: null, together: null },
      { alone: null, together: null },
    ])
    const message = expect.stringContaining('avec ce qui précède) : une page tient en')
    expect(bounds(text)).toEqual({ alone: null, together: message })
    expect(bounds('a')).toEqual({ alone: null, together: message })
  })

  it('do not count a text that is too long by itself', () => {
    const bounds = boundsOfPage()
    const long = 'a'.repeat(100_001)
    expect([bounds(long).alone, bounds(long).together, bounds('mot').together]).toEqual([
      expect.stringContaining('texte trop long'),
      null,
      null,
    ])
  })
})

describe('the longest accepted text of each hostile kind', () => {
  /** A busy machine takes seconds; parsing in quadratic time would take minutes for texts of this length. */
  const MOST_MS = 4_000

  function expectShown(unit: string): void {
    const [longest = 0] = [50_000, 20_000, 8_000, 3_000, 1_000].filter((length) => {
      const text = repeated(unit, length)
      return !excessToRead(text, nothing()) && !readMarkdown(text).excess
    })
    const source = `${repeated(unit, longest)}.`
    const taken = processorTime(() => {
      const text = markdown(source)
      const place = { startLevel: 1, images: {}, siteUrl: 'https://s.fr' } as const
      return renderToStaticMarkup(createElement(Markdown, { text, ...place }))
    })
    expect({ unit, isSlow: taken > MOST_MS }).toEqual({ unit, isSlow: false })
  }

  it('is shown in seconds', () => {
    HOSTILE_UNITS.forEach(expectShown)
    fc.assert(fc.property(hostileUnit, expectShown), { numRuns: 20 })
  })
})
