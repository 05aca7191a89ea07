import { expect, it, jest } from '@jest/globals'
import { render } from '@testing-library/react'

let row: object

/** Payload's hook works only inside its forms. */
jest.unstable_mockModule('@payloadcms/ui', () => ({ useRowLabel: () => row }))
const { SectionLabel } = await import('@/components/admin/SectionLabel')

const label = (data: object, named: string | null) => {
  row = { data, rowNumber: 2 }
  return render(<SectionLabel kind="Texte" named={named} />).container.textContent
}

it('a collapsed section shows its place, its kind and its title', () => {
  expect(label({ title: 'Les critères' }, 'title')).toBe('03TexteLes critères')
})

it('a section without a title shows the beginning of its text, without Markdown', () => {
  expect(label({ body: '## Les projets\n\nUn, deux.' }, 'body')).toBe(
    '03TexteLes projets\n\nUn, deux.',
  )
  expect(label({ body: 'a'.repeat(500) }, 'body')).toHaveLength(107)
})

it.each([null, 'title'])('a section without any words shows only its kind (%s)', (named) => {
  expect(label({}, named)).toBe('03Texte')
})
