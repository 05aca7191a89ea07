import { expect, it } from '@jest/globals'

import { fittingReader } from '@/site/content/page-view'
import { markdownToPlainText } from '@/text/markdown/plain-text'

const third = 'mot '.repeat(9_000)
/** The words of `texts`, read in order as the texts of one page, and the excesses found. */
function fitting(...texts: string[]) {
  const { read, excesses } = fittingReader()
  const words = texts.map((text) => markdownToPlainText(read(text)))
  return { words, excesses: excesses() }
}

it('does not change a page within the bounds', () => {
  expect(fitting(third, third, '* {{x}')).toEqual({
    words: [third.trim(), third.trim(), '{{x}'],
    excesses: [],
  })
})

it('shows a text that is too complex as plain words, and tells staff why', () => {
  const deep = `${'* '.repeat(9)}Une liste\nqui va trop loin pour que quelqu’un la suive`
  const { words, excesses } = fitting('Avant.', deep, 'Après.')
  expect(words).toEqual(['Avant.', deep.replace('\n', ' '), 'Après.'])
  expect(excesses).toEqual([
    expect.stringMatching(
      /^«\s(?:\* ){9}Une liste qui va trop…\s»\s: listes ou citations imbriquées .*au plus\.$/,
    ),
  ])
})

it('leaves out texts beyond the limit of a page, and tells staff why', () => {
  const { words, excesses } = fitting(third, third, third, 'Après.')
  const leftOut = expect.stringMatching(/^Ce texte n’est pas montré/)
  expect(words).toEqual([third.trim(), third.trim(), leftOut, leftOut])
  expect(excesses).toEqual([
    expect.stringContaining('une page tient en'),
    expect.stringMatching(/^«\sAprès\.\s»/),
  ])
  expect(fitting(third, third, third, ...Array<string>(20).fill('a')).excesses).toHaveLength(5)
})

it('counts variables, because each may be replaced with a much longer value', () => {
  expect(fitting('{{promotion}} '.repeat(201)).excesses).toEqual([
    expect.stringContaining('trop d’accolades'),
  ])
})
