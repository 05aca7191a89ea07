import { expect, it } from '@jest/globals'

import { fitting } from '@/lib/site-content/fitting'

const third = 'mot '.repeat(9_000)
const view = (...texts: string[]) => ({
  title: 'a'.repeat(200_000),
  sections: texts.map((bodyMarkdown, index) => ({ id: String(index), bodyMarkdown })),
})
const textsOf = ({ view: { sections } }: ReturnType<typeof fitting<ReturnType<typeof view>>>) =>
  sections.map(({ bodyMarkdown }) => bodyMarkdown)

it('a page within its bounds stays as it is', () => {
  const page = view(third, third, '* {{etat}}')
  expect(fitting(page)).toEqual({ view: page, excesses: [] })
})

it('a text that is too much by itself stays, to be shown as words, and staff read why', () => {
  const deep = `${'* '.repeat(9)}Une liste\nqui va trop loin pour que quelqu’un la suive`
  const fitted = fitting(view('Avant.', deep, 'Après.'))
  expect(textsOf(fitted)).toEqual(['Avant.', deep, 'Après.'])
  expect(fitted.excesses).toEqual([
    expect.stringMatching(
      /^«\s(?:\* ){9}Une liste qui va trop…\s»\s: listes ou citations imbriquées .*au plus\.$/,
    ),
  ])
})

it('texts for which there is no room are left out, and staff read why', () => {
  const fitted = fitting(view(third, third, third, 'Après.'))
  const leftOut = expect.stringMatching(/^Ce texte n’est pas montré/)
  expect(textsOf(fitted)).toEqual([third, third, leftOut, leftOut])
  expect(fitted.excesses).toEqual([
    expect.stringContaining('une page tient en'),
    expect.stringMatching(/^«\sAprès\.\s»/),
  ])
  expect(fitting(view(third, third, third, ...Array<string>(20).fill('a'))).excesses).toHaveLength(
    5,
  )
})
