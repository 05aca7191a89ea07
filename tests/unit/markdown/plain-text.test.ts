import { expect, it } from '@jest/globals'

import { markdown } from '@/tests/fixtures/views'
import { markdownToPlainText } from '@/text/markdown/plain-text'

const plainText = (source: string) => markdownToPlainText(markdown(source))

it('keeps the words of a text and none of its marks', () => {
  const source = "## L'appel\n\nDes **missions** avec [beta](https://exemple.org)\nvite !\n\n* un\n"
  expect(plainText(source)).toBe('L’appel Des missions avec beta vite\u202f! un')
})

it('is empty for an empty text', () => {
  expect(plainText(' \n')).toBe('')
})

it('keeps apart what stands apart on the page', () => {
  expect(plainText('En deux temps :\n\n* dépôt\n* jury\n\n> avis\n>\n> rendu')).toBe(
    'En deux temps\u00a0: dépôt jury avis rendu',
  )
  expect(plainText('rue de Ségur  \nParis\\\nFrance')).toBe('rue de Ségur Paris France')
  expect(plainText('| Quoi | Combien |\n|--|--|\n| Postes | **2** |')).toBe('Quoi Combien Postes 2')
})

it('leaves out footnotes and their calls', () => {
  expect(plainText('Un fait[^1], établi.\n\n[^1]: Sa source.\n\nUn autre.')).toBe(
    'Un fait, établi. Un autre.',
  )
})
