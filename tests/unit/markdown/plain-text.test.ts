import { expect, it } from '@jest/globals'

import { markdownToPlainText } from '@/lib/markdown/plain-text'

it('keeps the words of a text and none of its marks', () => {
  const source = "## L'appel\n\nDes **missions** avec [beta](https://exemple.org)\nvite !\n\n* un\n"
  expect(markdownToPlainText(source)).toBe('L’appel Des missions avec beta vite\u202f! un')
})

it('is empty for an empty text', () => {
  expect(markdownToPlainText(' \n')).toBe('')
})
