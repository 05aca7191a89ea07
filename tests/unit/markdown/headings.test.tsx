import { expect, it } from '@jest/globals'

import { headingsOf, show } from './show'

it('closes the gaps between levels, keeping which heading is under which', () => {
  expect(headingsOf(show('## A\n\n#### B\n\n#### C\n\n### D\n\n## E'))).toEqual([
    'H2 A',
    'H3 B',
    'H3 C',
    'H3 D',
    'H2 E',
  ])
})

it('begins below the heading the text stands under, wherever else it was shown', () => {
  const source = '# A\n\n### B'
  expect(headingsOf(show(source, 3))).toEqual(['H4 A', 'H5 B'])
  expect(headingsOf(show(source, 1))).toEqual(['H2 A', 'H3 B'])
})

it('never goes deeper than HTML does', () => {
  expect(headingsOf(show('# A\n\n## B\n\n### C\n\n#### D\n\n##### E', 3)).at(-1)).toBe('H6 E')
})

it('repairs headings inside quotations too', () => {
  expect(headingsOf(show('## A\n\n> #### B'))).toEqual(['H2 A', 'H3 B'])
})

it('leaves out a heading without a word', () => {
  expect(headingsOf(show('##\n\n### A'))).toEqual(['H2 A'])
})
