import { describe, expect, it } from '@jest/globals'
import type { FlattenedField } from 'payload'

import { refuseShape } from '@/access/refuse-shape'

const title = { name: 'title', type: 'text' }
const TEXTS = ['textarea', 'code', 'email', 'radio', 'select'] as const
const ANYTHING = ['json', 'join', 'point', 'richText'] as const
const typed = (type: string) => ({ name: `a_${type}`, type })
const fields = [
  title,
  { name: 'opensAt', type: 'date' },
  { name: 'isShort', type: 'checkbox' },
  { name: 'seconds', type: 'number' },
  { name: 'call', type: 'relationship', relationTo: 'calls' },
  { name: 'subject', type: 'relationship', relationTo: ['pages', 'calls'] },
  { name: 'criteria', type: 'relationship', relationTo: 'criteria', hasMany: true },
  ...TEXTS.map((type) => ({ ...typed(type), hasMany: false })),
  ...ANYTHING.map(typed),
  { name: 'photo', type: 'upload', relationTo: 'images' },
  { name: 'tags', type: 'select', hasMany: true },
  { name: 'tab', type: 'tab', flattenedFields: [title] },
  { name: 'hero', type: 'group', flattenedFields: [title] },
  { name: 'steps', type: 'array', flattenedFields: [title] },
  { name: 'sections', type: 'blocks', blocks: [{ slug: 'text', flattenedFields: [title] }] },
] as FlattenedField[]

/** The error message about `data`; null when `data` has the shape of a document. */
function saidOf(data: unknown): string | null {
  try {
    refuseShape(fields, data)
    return null
  } catch (error) {
    const { message, status } = error as { message: string; status?: number }
    return `${status} ${message.replaceAll(/[\u00a0\u202f]/g, ' ')}`
  }
}

describe('the check of the shape of a document', () => {
  it.each<[string, unknown]>([
    ['nothing at all', undefined],
    ['some of the fields', { title: 'Un appel' }],
    ['null where a field may be empty', { title: null, call: null, criteria: null, steps: null }],
    ...[null, '', 'none', 'null', 0, '0'].map((nothing): [string, unknown] => [
      `empty lists, as the form sends them (${nothing})`,
      { steps: nothing, sections: nothing, criteria: nothing, tags: nothing },
    ]),
    ['names of unknown fields', { password: { a: [] }, page: 1 }],
    ['texts, as a form sends values', { isShort: 'true', seconds: '12', call: '' }],
    ...[true, false, 'false', ''].map((isShort): [string, unknown] => [
      `a choice (${isShort})`,
      { isShort },
    ]),
    ['a number', { seconds: 12 }],
    ['a list of texts', { tags: ['a', 'b'] }],
    ['documents instead of their ids', { call: { id: 'a' }, criteria: ['a', { id: 'b' }] }],
    [
      'a document of one of several collections, by its id',
      { subject: { relationTo: 'pages', value: 'a' } },
    ],
    [
      'a document of one of several collections, in full',
      { subject: { relationTo: 'pages', value: { id: 'a' } } },
    ],
    ...ANYTHING.map((type): [string, unknown] => [
      `anything as ${type}`,
      { [`a_${type}`]: [1, {}] },
    ]),
    ['the maximum of rows', { steps: Array(2_000).fill({}) }],
    ['the maximum of text', { hero: { title: 'a'.repeat(200_000) } }],
    ['a date', { opensAt: '2027-02-01T12:00:00.000Z' }],
    ['rows', { hero: { title: 'a' }, steps: [{ title: 'a' }], sections: [{ blockType: 'text' }] }],
  ])('accepts %s', (_, data) => {
    expect(saidOf(data)).toBeNull()
  })

  it.each<[string, unknown, said: string]>([
    ['null', null, 'n’est pas un document'],
    ['a list', [], 'n’est pas un document'],
    [
      '501 fields',
      Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`f${index}`, 1])),
      'n’est pas un document',
    ],
    ['a list as a text', { title: ['a'] }, '« title » attend un texte'],
    ...TEXTS.map((type): [string, unknown, string] => [
      `a list as ${type}`,
      { [`a_${type}`]: ['a'] },
      `« a_${type} » attend un texte`,
    ]),
    ['a text as a list', { tags: 'a' }, '« tags » attend une liste'],
    ['a list as an image', { photo: ['a'] }, '« photo » attend un document'],
    ['a list as a tab', { tab: [] }, '« tab » attend un groupe de champs'],
    ['a year as a date', { opensAt: 2027 }, '« opensAt » attend une date'],
    ['a number as a date', { opensAt: 1e300 }, '« opensAt » attend une date'],
    ['a word as a date', { opensAt: 'hier' }, '« opensAt » attend une date'],
    ['a day that does not exist', { opensAt: '2027-02-30T25:61' }, '« opensAt » attend une date'],
    ['too many rows', { steps: Array(2_001).fill({}) }, 'trop long'],
    ['too much text', { hero: { title: 'a'.repeat(200_001) } }, 'trop long'],
    ['a list as a choice', { isShort: ['true'] }, '« isShort » attend oui ou non'],
    ['a boolean as a number', { seconds: true }, '« seconds » attend un nombre'],
    ['query operators as a document', { call: { $gt: '' } }, '« call » attend un document'],
    ['a number in a list of documents', { criteria: ['a', 1] }, '« criteria » attend une liste'],
    ['null as a group', { hero: null }, '« hero » attend un groupe de champs'],
    ['a list as a text in a group', { hero: { title: [] } }, '« hero.title » attend un texte'],
    ['a row that is null', { steps: [{}, null] }, '« steps » attend une liste de lignes'],
    [
      'a number as a text in a row',
      { steps: [{}, { title: 1 }] },
      '« steps.1.title » attend un texte',
    ],
    [
      'a section of an unknown type',
      { sections: [{ blockType: 'x' }] },
      '« sections » attend une liste',
    ],
    ['a null character', { title: 'a\0b' }, '« title » a un caractère qui ne s’enregistre pas'],
    ['half a surrogate pair', { hero: { title: '\ud800' } }, '« hero.title » a un caractère'],
  ])('refuses %s', (_, data, said) => {
    expect(saidOf(data)).toMatch(/^400 /)
    expect(saidOf(data)).toContain(said)
  })
})
