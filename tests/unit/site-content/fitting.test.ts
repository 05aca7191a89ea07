import { expect, it } from '@jest/globals'

import { fittingReader } from '@/site/content/page-view'
import { markdownToPlainText } from '@/text/markdown/plain-text'

const third = 'mot '.repeat(9_000)
/** The words of `texts`, read in turn as those of one page, and what they exceed. */
function fitting(...texts: string[]) {
  const { read, excesses } = fittingReader()
  const words = texts.map((text) => markdownToPlainText(read(text)))
  return { words, excesses: excesses() }
}

it('a page within its bounds stays as it is', () => {
  expect(fitting(third, third, '* {{x}')).toEqual({
    words: [third.trim(), third.trim(), '{{x}'],
    excesses: [],
  })
})

it('a text that is too much by itself stays, to be shown as words, and staff read why', () => {
  const deep = `${'* '.repeat(9)}Une liste\nqui va trop loin pour que quelqu’un la suive`
  const { words, excesses } = fitting('Avant.', deep, 'Après.')
  expect(words).toEqual(['Avant.', deep.replace('\n', ' '), 'Après.'])
  expect(excesses).toEqual([
    expect.stringMatching(
      /^«\s(?:\* ){9}Une liste qui va trop…\s»\s: listes ou citations imbriquées .*au plus\.$/,
    ),
  ])
})

it('texts for which there is no room are left out, and staff read why', () => {
  const { words, excesses } = fitting(third, third, third, 'Après.')
  const leftOut = expect.stringMatching(/^Ce texte n’est pas montré/)
  expect(words).toEqual([third.trim(), third.trim(), leftOut, leftOut])
  expect(excesses).toEqual([
    expect.stringContaining('une page tient en'),
    expect.stringMatching(/^«\sAprès\.\s»/),
  ])
  expect(fitting(third, third, third, ...Array<string>(20).fill('a')).excesses).toHaveLength(5)
})

it('a variable is counted, for each may become a value that is much longer', () => {
  expect(fitting('{{promotion}} '.repeat(201)).excesses).toEqual([
    expect.stringContaining('trop d’accolades'),
  ])
})
