import { expect, it } from '@jest/globals'

import { documentLink, imageMarkdown } from '@/components/admin/files/written'

it('writes an image with its words, which cannot end them early', () => {
  expect(imageMarkdown({ slug: 'plan.png', alt: 'Le plan [2027]' })).toBe(
    '![Le plan \\[2027\\]](/images/plan.png)',
  )
  expect(imageMarkdown({ slug: 'trait.png', alt: 'Ancien', decorative: true })).toBe(
    '![](/images/trait.png)',
  )
})

it('writes a link to a document with its format and its weight', () => {
  expect(documentLink({ slug: 'reglement-eig-7.pdf', filesize: 2_500_000 })).toBe(
    '[Reglement eig 7 (PDF, 2,4\u00a0Mo)](/documents/reglement-eig-7.pdf)',
  )
  expect(documentLink({ slug: 'petit.pdf', filesize: 800 })).toContain('0,1\u00a0Mo')
})
