import { expect, it } from '@jest/globals'

import { fc } from '@/tests/support/random-cases'
import { readMarkdown } from '@/text/markdown/parse'

import { changesBetween, passagesOf, type Passage } from '../../passages'

const passages = (source: string) => passagesOf(readMarkdown(source).tree)

it('a page reads as its blocks, each under its heading, with the addresses of links', () => {
  const page =
    '# Appel\n\nTexte [ici](/faq).\n\n## Dates\n\n- Clôture\n- Jury\n\n| a | b |\n|---|---|\n| c | d |'
  expect(passages(page)).toEqual([
    { under: 'Appel', text: 'Appel' },
    { under: 'Appel', text: 'Texte ici (/faq).' },
    { under: 'Dates', text: 'Dates' },
    { under: 'Dates', text: 'Clôture' },
    { under: 'Dates', text: 'Jury' },
    { under: 'Dates', text: 'a · b' },
    { under: 'Dates', text: 'c · d' },
  ])
})

it('a moved deadline is told word by word, under its heading', () => {
  const before = passages('## Dates\n\nClôture le 27 janvier à minuit.')
  const after = passages('## Dates\n\nClôture le 30 novembre à minuit.\n\nNouveau.')
  const [moved, added, ...others] = changesBetween(before, after)
  expect(moved?.under).toBe('Dates')
  expect(moved?.parts.map(({ kind, text }) => [kind, text.trim()])).toEqual(
    expect.arrayContaining([
      ['removed', '27'],
      ['added', '30'],
      ['removed', 'janvier'],
      ['added', 'novembre'],
    ]),
  )
  expect(added).toEqual({ under: 'Dates', parts: [{ kind: 'added', text: 'Nouveau.' }] })
  expect(others).toEqual([])
})

const text = fc.array(fc.constantFrom('un', 'deux', 'trois', 'quatre'), {
  minLength: 1,
  maxLength: 6,
})
const page = fc.array(
  text.map((words): Passage => ({ under: '', text: words.join(' ') })),
  { maxLength: 60 },
)

it('tells all that is gone and all that came, and nothing else', () => {
  fc.assert(
    fc.property(page, page, (before, after) => {
      const changes = changesBetween(before, after)
      const told = (without: 'added' | 'removed') =>
        changes
          .map(({ parts }) => parts.filter(({ kind }) => kind !== without).map((part) => part.text))
          .map((parts) => parts.join(''))
          .filter(Boolean)
      const left = (from: Passage[], some: string[]) => {
        const rest = from.map((passage) => passage.text)
        for (const one of some) {
          expect(rest).toContain(one)
          rest.splice(rest.indexOf(one), 1)
        }
        return rest
      }
      // What is told of neither page is the same in both.
      expect(left(before, told('added')).sort()).toEqual(left(after, told('removed')).sort())
      expect(changesBetween(after, after)).toEqual([])
    }),
  )
})
