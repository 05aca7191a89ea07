import { expect, it } from '@jest/globals'
import type { Field } from 'payload'
import { flattenAllFields } from 'payload/shared'

import { Pages } from '@/collections/pages'
import { asRead, fieldHash, textsOf } from '@/plugins/search/texts'

const added: Field = {
  name: 'added',
  type: 'array',
  fields: [
    { name: 'group', type: 'group', fields: [{ name: 'note', type: 'textarea' }] },
    { name: 'hidden', type: 'text', admin: { hidden: true } },
    { name: 'secret', type: 'text', access: { read: () => false } },
  ],
}
const flattened = flattenAllFields({ fields: [...Pages.fields, added] })

it('a field that is added to the schema is searched, unless staff may not see it', () => {
  const row = { id: 'x', group: { note: 'Neuf' }, hidden: 'Caché', secret: 'Secret' }
  const doc = { title: 'Titre', slug: 'titre', checksum: 'abc', added: [row] }
  const texts = textsOf(flattened, doc)
  expect(texts.map(({ path, text }) => [path, text])).toEqual([
    ['title', 'Titre'],
    ['slug', 'titre'],
    ['added.0.group.note', 'Neuf'],
  ])
  expect(fieldHash(texts[2]!)).toBe('#field-added__0__group__note')
})

it('a Markdown text is searched as it reads, with the addresses of its links', () => {
  const hero = {
    introduction: '## Un **mot**\n\n- [lien](https://a.fr/b)\n\n![Vue](/images/v.png)',
  }
  const [text] = textsOf(flattened, { hero })
  expect(asRead(text!)).toBe(
    'Un mot\n\n• lien (https://a.fr/b)\n\nimage «\u00a0Vue\u00a0» (/images/v.png)',
  )
})
