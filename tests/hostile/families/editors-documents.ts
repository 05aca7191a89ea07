import { posted, REFUSED, type Attempt } from '@/tests/support/hostile/attempt'
import type { Target } from '@/tests/support/hostile/site'

const SAVED = [200, 201, ...REFUSED, 403, 404]

/** Values that no form of the admin sends. */
const VALUES: [string, unknown][] = [
  ['a number', 1],
  ['a list', ['a', ['b']]],
  ['an object', { a: { $gt: '' } }],
  ['null', null],
  ['a boolean', true],
  ['half a surrogate pair', '\ud800'],
  ['a null character', 'a\u0000b'],
  ['a word of 300,000 letters', 'a'.repeat(300_000)],
]

/** The fields of a page that receive a value. */
const PLACES: [string, (value: unknown) => object][] = [
  ['a title', (value) => ({ title: value })],
  ['an address', (value) => ({ slug: value })],
  ['a hero', (value) => ({ hero: value })],
  ['the sections', (value) => ({ sections: value })],
  ['a section', (value) => ({ sections: [value] })],
  ['a kind of section', (value) => ({ sections: [{ blockType: value }] })],
  ['a text', (value) => ({ sections: [{ blockType: 'text', body: value }] })],
  ['criteria', (value) => ({ sections: [{ blockType: 'criteria', title: 'a', criteria: value }] })],
  ['calls', (value) => ({ calls: value })],
  ['a purpose', (value) => ({ purpose: value })],
  ['a link', (value) => ({ hero: { title: 'a', apply: { url: value, page: value } } })],
  [
    'the fields that the server writes',
    (value) => ({ id: value, _status: value, createdAt: value }),
  ],
]

const DATES = ['hier', '9999999-01-01', '2027-02-30T25:61', '', 1e300, {}]

const LINKS = [
  ...['/\t/evil.example', '//evil.example', '/\\evil.example', 'java\nscript:alert(1)'],
  ...['data:text/html,x', 'https://[', 'http:a:b@c:d', `https://${'a.'.repeat(50_000)}`],
]

const BODIES: [string, string][] = [
  ['half a document', '{"title":'],
  ['a list of documents', '[{"title":"a"}]'],
  ['a prototype', '{"__proto__":{"a":1},"title":"b"}'],
  ['20,000 nested objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['20,000 fields', `{${Array.from({ length: 20_000 }, (_, i) => `"f${i}":1`).join(',')}}`],
]

/** Documents of any shape must be saved as drafts, or refused. */
export function editorsDocuments({ content, drafts }: Target): Attempt[] {
  const page = (index: number) => `/api/pages/${drafts[index]!.id}?draft=true&depth=0`
  const call = `/api/calls/${content.call}?draft=true&depth=0`
  const saved = (tries: string, path: string, data: unknown, method = 'PATCH') =>
    posted(tries, path, data, { method, allowed: SAVED })
  return [
    ...PLACES.flatMap(([place, put], index) =>
      VALUES.map(([what, value]) => saved(`${what} as ${place}`, page(index), put(value))),
    ),
    ...DATES.flatMap((date) =>
      ['opensAt', 'closesAt'].map((name) =>
        saved(`${JSON.stringify(date)} as ${name}`, call, { [name]: date }),
      ),
    ),
    ...LINKS.map((link) =>
      saved(`a link to ${JSON.stringify(link).slice(0, 40)}`, call, { applicationUrl: link }),
    ),
    ...BODIES.map(([what, body]) => saved(what, page(1), body)),
    saved('a copy', `/api/pages/${drafts[2]!.id}/duplicate?draft=true`, { title: 'a' }, 'POST'),
    saved('an autosave from the future', `${page(3)}&autosave=true`, { updatedAt: '9999-01-01' }),
    saved('an unknown version', '/api/pages/versions/x?draft=true', {}, 'POST'),
  ]
}
