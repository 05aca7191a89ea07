import { expect, it } from '@jest/globals'

import { markdownToPlainText } from '@/lib/markdown/plain-text'

it('keeps the words of a text and none of its marks', () => {
  const source = "## L'appel\n\nDes **missions** avec [beta](https://exemple.org)\nvite !\n\n* un\n"
  expect(markdownToPlainText(source)).toBe('L’appel Des missions avec beta vite\u202f! un')
})

it('is empty for an empty text', () => {
  expect(markdownToPlainText(' \n')).toBe('')
})

it('keeps apart what stands apart on the page', () => {
  expect(markdownToPlainText('En deux temps :\n\n* dépôt\n* jury\n\n> avis\n>\n> rendu')).toBe(
    'En deux temps\u00a0: dépôt jury avis rendu',
  )
  expect(markdownToPlainText('rue de Ségur  \nParis\\\nFrance')).toBe('rue de Ségur Paris France')
  expect(markdownToPlainText('| Quoi | Combien |\n|--|--|\n| Postes | **2** |')).toBe(
    'Quoi Combien Postes 2',
  )
})

it('leaves out footnotes and their calls', () => {
  expect(markdownToPlainText('Un fait[^1], établi.\n\n[^1]: Sa source.\n\nUn autre.')).toBe(
    'Un fait, établi. Un autre.',
  )
})
