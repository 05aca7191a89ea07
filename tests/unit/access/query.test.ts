import { describe, expect, it } from '@jest/globals'
import {
  flattenAllFields,
  type Access,
  type AfterErrorHookArgs,
  type Field,
  type PayloadRequest,
} from 'payload'

import { type Asked, boundOperation, refuseAddress, refuseQuery } from '@/access/query/refuse-query'
import { tellUnnamed } from '@/access/query/refuse-unnamed'
import { publishedOrSignedIn, atLeast, signedIn } from '@/access/roles'
import { nobody } from '@/platform/database/nobody'

import { PEOPLE } from './people'

const ID = '67a0c2f4b1d2e3f405162738'
const UUID = '2f1c7d0e-6a43-4f7b-9d3c-0a1b2c3d4e5f'

const field = (type: Field['type'], name: string, more: object = {}) =>
  ({ name, type, ...more }) as Field
const text = (name: string, more?: object) => field('text', name, more)
const FIELDS = [
  ...[text('title', { hidden: false, virtual: false }), text('tags', { hasMany: true })],
  ...[text('secret', { hidden: true }), text('age', { virtual: true })],
  text('note', { access: { read: atLeast('editor') } }),
  ...(['textarea', 'code', 'number', 'date', 'checkbox', 'json', 'point', 'email'] as const).map(
    (type) => field(type, `a_${type}`),
  ),
  ...[
    field('select', 'a_select', { options: ['a'] }),
    field('radio', 'a_radio', { options: ['a'] }),
  ],
  // As `or` begins and ends.
  ...[text('order'), field('relationship', 'author', { relationTo: 'users' })],
  field('relationship', 'calls', { relationTo: 'calls', hasMany: true }),
  field('upload', 'image', { relationTo: 'images' }),
  field('upload', 'photo', { relationTo: 'photos' }),
  field('relationship', 'about', { relationTo: ['calls', 'users'] }),
  field('array', 'rows', { fields: [text('label'), text('secret', { hidden: true })] }),
  field('group', 'seo', { fields: [text('label')] }),
  { type: 'tabs', tabs: [{ name: 'tab', label: 'Onglet', fields: [text('label')] }] } as Field,
  field('blocks', 'sections', {
    blocks: [
      { slug: 'words', fields: [text('label'), text('words'), text('shown')] },
      { slug: 'quote', fields: [text('label'), text('shown', { hidden: true })] },
    ],
  }),
]
const collection = (slug: string, fields: Field[], read: Access) => ({
  slug,
  access: { read },
  flattenedFields: flattenAllFields({ fields }),
})
const collections = [
  collection('pages', FIELDS, publishedOrSignedIn),
  collection('calls', [text('name')], publishedOrSignedIn),
  collection('images', [text('filename')], () => ({})),
  collection('photos', [text('filename')], signedIn),
  collection(
    'users',
    [
      ...[text('name'), text('hash', { hidden: true })],
      field('email', 'email', { access: { read: atLeast('administrator') } }),
      field('array', 'sessions', { fields: [text('id')], access: { read: nobody } }),
    ],
    signedIn,
  ),
]
const payload = {
  config: { collections },
  collections: Object.fromEntries(collections.map((config) => [config.slug, { config }])),
  db: { name: 'sqlite' },
}
const fields = collections[0]!.flattenedFields

type User = (typeof PEOPLE)[keyof typeof PEOPLE]
const { V: visitor, E: editor, A: administrator } = PEOPLE

const requestOf = (user: User, more: object = {}) =>
  ({ user, payload, ...more }) as unknown as PayloadRequest

/** What is said to `user` of a query or an address that is refused; null: nothing, it is not. Throws on any failure. */
const told = (asked: Promise<void>) =>
  asked.then(
    () => null,
    (error: Error & { status?: number }) => {
      if (error.status !== 400) throw error
      return error.message
    },
  )
const toldOf = (user: User, asked: Asked, isGlobal = false) =>
  told(refuseQuery(asked, { fields, isGlobal, req: requestOf(user) }))
const toldAt = (user: User, query: object, method = 'GET') =>
  told(refuseAddress({ fields, req: requestOf(user, { query, method }) }))

/** Those of `all` that are refused. */
async function refusedOf<One>(all: One[], tell: (one: One) => Promise<string | null>) {
  const answers = await Promise.all(all.map(tell))
  return all.filter((_, at) => answers[at] !== null)
}

const NOT_ALLOWED = 'Ce critère de recherche ou de tri n’est pas permis.'
const NOT_UNDERSTOOD = 'Ce critère de recherche ou de tri n’est pas compris.'

describe('a comparison', () => {
  const each = (value: unknown, ...operators: string[]) =>
    operators.map((one) => ({ [one]: value }))
  const exists = [{ exists: true }, { exists: 'false' }]
  const equal = (value: unknown) => [
    ...each(value, 'equals', 'not_equals'),
    ...each([value], 'in', 'not_in'),
    ...exists,
  ]
  const words = [...equal('a'), ...each('a', 'like', 'not_like', 'contains'), { in: 'a,b' }]
  const compared = (value: unknown) =>
    each(value, 'greater_than', 'greater_than_equal', 'less_than', 'less_than_equal')
  const empty = [undefined, null, '', 'null'].map((equals) => ({ equals }))
  const odd = [{ near: '1,2' }, { all: 'a' }, { exists: 'a' }, { equals: {} }, { in: { a: 'a' } }]
  const call = { relationTo: 'calls', value: ID }

  it.each<[string, object[], object[]]>([
    [
      'id',
      [...equal(ID), { equals: UUID }, { in: `${ID},${ID}` }],
      [...empty, ...equal('a').slice(0, 4)],
    ],
    ['title', [...words, ...empty, { equals: 1 }], [...compared('a'), { like: 1 }, { like: [] }]],
    ['a_textarea', words, compared('a')],
    ['a_code', words, compared('a')],
    ['a_email', words, compared('a')],
    ['a_number', [...equal(1), ...compared('1.5'), ...empty], [{ equals: [] }, { like: '1' }]],
    [
      'a_number',
      [{ in: '1,2' }],
      [{ in: '1,a' }, { not_in: '' }, { less_than: 'Infinity' }, { less_than: 'a' }],
    ],
    ['a_date', [...equal('2027-02-01'), ...compared(new Date()), ...empty], [{ like: '2027' }]],
    ['a_date', [], [{ equals: 'hier' }, { equals: ['2027-02-01'] }, { in: ['2027-02-01', ''] }]],
    ['a_checkbox', [...each('true', 'equals', 'not_equals'), { equals: false }, ...empty], []],
    ['a_checkbox', exists, [{ equals: 'a' }, { in: ['true'] }]],
    ['a_select', equal('a'), [{ like: 'a' }, ...compared('a')]],
    ['a_radio', equal('a'), [{ like: 'a' }, ...compared('a')]],
    ['a_json', exists, [{ equals: 'a' }, { like: 'a' }]],
    ['a_point', [], [...equal('a'), { contains: 'a' }]],
    ['tags', words, []],
    ['calls', [...equal(ID), { contains: ID }], [{ like: 'a' }, { contains: 1 }]],
    [
      'image',
      equal(ID),
      [{ contains: ID }, { in: ['null'] }, { in: [ID, ''] }, { in: [null] }, { in: [1] }],
    ],
    ['about', [{ equals: call }], [{ equals: ID }, { not_equals: call }, ...exists]],
    ['about', [], [{ equals: { ...call, value: '' } }, { equals: { ...call, more: 1 } }, ...empty]],
    ['about', [], [{ equals: { ...call, relationTo: 'pages' } }]],
    ['about.value', equal(ID).slice(0, 4), [...exists, { in: `${ID},${ID}` }, { equals: '' }]],
    ['about.relationTo', [{ equals: 'calls' }], [{ equals: 'pages' }, { in: ['calls'] }]],
  ])('of %s is one that its type has on both databases', async (path, allowed, refused) => {
    const tell = (asked: object) => toldOf(editor, { where: { [path]: asked } })
    expect(await refusedOf([...allowed, ...refused, ...odd], tell)).toEqual([...refused, ...odd])
  })

  it('is of a text, a number or a switch, where no other form is asked for', async () => {
    const allowed = [{ title: { equals: true } }, { title: { equals: 1 } }]
    const refused = [{ title: { not_like: 1 } }, { id: { equals: [ID] } }]
    const tell = (where: object) => toldOf(editor, { where })
    expect(await refusedOf<object>([...allowed, ...refused], tell)).toEqual(refused)
  })

  it('stands alone, or with others in `and` and `or`, and in no other form', async () => {
    const one = { title: { equals: 'a' } }
    const both = { order: { equals: 'a' }, author: { equals: ID } }
    const allowed = [undefined, null, '', {}, one, both, { and: [one, { OR: [both] }] }, { or: [] }]
    const refused = [
      ...['a', [one], { and: one }, { and: 'a' }, { or: [null] }, { and: [one, 'a'] }],
      ...[{ title: 'a' }, { title: null }, { title: ['a'] }, { or: [{ title: 'a' }] }],
      // Looked at as any other.
      ...[{ and: [{ or: [{ title: { near: 'a' } }] }] }, { title: { equals: 'a', near: 'a' } }],
    ]
    const tell = (where: unknown) => toldOf(editor, { where })
    expect(await refusedOf([...allowed, ...refused], tell)).toEqual(refused)
    expect(await tell('a')).toBe(NOT_UNDERSTOOD)
    expect(await tell({ title: { near: 'a' } })).toBe(NOT_UNDERSTOOD)
  })

  it.each([
    [visitor, 10],
    [editor, 100],
  ])(
    'is one of no more than its asker may make, each word to look for being one',
    async (...row) => {
      const [user, most] = row
      const like = (operator: string) => (count: number) => ({
        title: { [operator]: 'a '.repeat(count).trim() },
      })
      const or = (count: number) => ({ or: Array(count).fill({ title: { equals: 'a a' } }) })
      for (const where of [like('like'), like('not_like'), or]) {
        expect(await toldOf(user, { where: where(most) })).toBeNull()
        expect(await toldOf(user, { where: where(most + 1) })).toBe(
          'Cette recherche a trop de critères\u00a0: retirez-en.',
        )
      }
      expect(await toldOf(user, { where: like('contains')(most + 1) })).toBeNull()
    },
  )
})

describe('a list', () => {
  it.each([
    [visitor, 3],
    [editor, 5],
  ])('is sorted by as many fields as its asker may name', async (user, most) => {
    const by = (count: number) => Array.from({ length: count }, () => '-title')
    for (const sort of [by(most), by(most).join()]) {
      expect(await toldOf(user, { sort })).toBeNull()
      expect(await toldOf(user, { sort: [...by(1), sort].flat() })).toBe(
        'Cette liste est triée par trop de champs.',
      )
    }
    expect(await toldOf(user, { sort: { title: 1 } })).toBe(NOT_UNDERSTOOD)
    expect(await toldOf(user, { sort: '' })).toBeNull()
  })

  const own = ['id', 'title', '-title', 'tags', 'a_number', 'a_json']
  const ofOthers = [
    ...['calls', 'image', 'about', 'about.value', 'about.relationTo', 'calls.name', 'calls.id'],
    ...['rows.label', 'rows__label', 'seo.label', 'tab.label', 'sections.label', 'sections.words'],
    ...['note', 'a_point', 'author.name', 'rows'],
  ]
  const administrators = ['author.email']
  const nobodys = [
    ...['', '.', 'rien', 'ti-tle', 'title.rien', 'id.rien', 'toString', 'secret', 'age'],
    ...['rows.secret', 'rows.rien', 'seo.rien', 'sections.rien', 'sections.shown'],
    ...['calls.rien', 'author.hash', 'author.sessions.id', 'about.name', 'about.value.name'],
    // Of images, one may not read all.
    ...['image.filename', 'image.id'],
  ]

  it.each([
    ['a visitor', visitor, own],
    ['an editor', editor, [...own, ...ofOthers]],
    ['an administrator', administrator, [...own, ...ofOthers, ...administrators]],
  ])('is sorted and filtered for %s by what they may read', async (_, user, readable) => {
    const all = [...own, ...ofOthers, ...administrators, ...nobodys]
    const refused = all.filter((path) => !readable.includes(path))
    expect(await refusedOf(all, (sort) => toldOf(user, { sort: [sort] }))).toEqual(refused)
    const where = (path: string) => ({ and: [{ [path.replace(/^-/, '')]: { exists: true } }] })
    for (const path of refused) expect(await toldOf(user, { where: where(path) })).toBe(NOT_ALLOWED)
  })

  it('is sorted by what one may read of files', async () => {
    expect(await toldOf(editor, { sort: 'photo.filename' })).toBeNull()
    expect(await toldOf(editor, { sort: 'photo.rien' })).toBe(NOT_ALLOWED)
  })

  it('is not sorted by what a global points to', async () => {
    const ways = ['title', 'calls', 'about.value', 'calls.name', 'author.id']
    const tell = (sort: string) => toldOf(editor, { sort }, true)
    expect(await refusedOf(ways, tell)).toEqual(['calls.name', 'author.id'])
  })

  it('that is refused is shown by the admin as one that finds nothing', async () => {
    const asked = refuseQuery({ sort: 'secret' }, { fields, req: requestOf(editor) })
    await expect(asked).rejects.toMatchObject({ name: 'QueryError', status: 400, isPublic: true })
  })
})

describe('an address', () => {
  const selections = {
    allowed: [
      ...[undefined, null, true, 'true', false, 'false', { id: true }, { title: 'true' }],
      ...[{ title: true, tags: false }, { secret: false, rien: 'false' }, { rows: true }],
      ...[{ rows: { label: true } }, { seo: { label: true } }, { tab: { label: 'true' } }],
      ...[{ sections: true }, { sections: { words: true, quote: { label: true } } }, {}],
    ],
    refused: [
      ...['a', 1, { title: 'a' }, { title: { label: true } }, { secret: true }, { rien: true }],
      ...[{ age: 'true' }, { title: true, secret: true }, { rows: { secret: true } }],
      ...[{ rows: 'a' }, { seo: { rien: true } }, { tab: { rien: true } }, { rows: null }],
      ...[{ sections: { rien: true } }, { sections: { quote: { shown: true } } }],
      ...[{ calls: { name: true } }, { about: { value: true } }],
      ...[{ sections: { words: { words: true }, quote: 'a' } }, { secret: {} }, { title: {} }],
    ],
  }

  it('selects fields that whoever asks may read', async () => {
    const { allowed, refused } = selections
    for (const user of [visitor, editor]) {
      const tell = (select: unknown) => toldAt(user, { select })
      expect(await refusedOf<unknown>([...allowed, ...refused], tell)).toEqual(refused)
    }
    const note = { select: { note: true } }
    expect([await toldAt(visitor, note), await toldAt(editor, note)]).toEqual([NOT_ALLOWED, null])
  })

  it('selects such fields of what a document points to, and no join', async () => {
    const calls = { calls: { name: true } }
    const users = { users: { name: true } }
    const nobodys = [{ users: { hash: true } }, { rien: { name: true } }, { ...calls, pages: 'a' }]
    const asked = [{}, calls, users, ...nobodys]
    const tellTo = (user: User) => (populate: object) => toldAt(user, { populate })
    expect(await refusedOf(asked, tellTo(editor))).toEqual(nobodys)
    expect(await refusedOf(asked, tellTo(visitor))).toEqual([users, ...nobodys])
    expect(await toldAt(editor, { joins: { pages: { limit: 1 } } })).toBe(NOT_ALLOWED)
    expect(await toldAt(editor, { joins: {} })).toBeNull()
  })

  it.each([
    [visitor, 100, 2, 1000],
    [editor, 250, 5, 10_000],
  ])('asks for so many documents, levels and pages, and no more', async (...row) => {
    const [user, limit, depth, page] = row
    const large = `Cette demande est trop large\u00a0: demandez au plus ${limit} documents à la fois (\`limit\`), par pages, sur ${depth} niveaux (\`depth\`).`
    for (const [name, most, sentence] of [
      ['limit', limit, large],
      ['depth', depth, large],
      ['page', page, 'Cette page de la liste n’existe pas.'],
    ] as const) {
      expect(await toldAt(user, { [name]: String(most) })).toBeNull()
      for (const value of [String(most + 1), '1.5', '-1', 'a1', '1a', '', ['9', '9'], '1e1']) {
        expect([name, value, await toldAt(user, { [name]: value })]).toEqual([
          name,
          value,
          sentence,
        ])
      }
    }
    const all = [{ limit: '0' }, { pagination: 'false' }, { limit: '0', depth: '1' }]
    for (const query of all) expect(await toldAt(user, query)).toBe(large)
    const flat = { limit: '999999', depth: '0' }
    for (const query of [...all, flat].map((one) => ({ ...one, depth: '0' }))) {
      expect(await toldAt(user, query)).toBe(user ? null : large)
    }
    expect(await toldAt(user, { ...flat, limit: '1000000' })).toBe(large)
    // Of what is changed, each is named.
    for (const method of ['PATCH', 'DELETE']) {
      expect(await toldAt(user, { limit: '0' }, method)).toBeNull()
    }
    expect(await toldAt(user, { limit: '0' }, 'POST')).toBe(large)
  })
})

it('an address by which documents are changed goes no deeper than any', async () => {
  expect(await toldAt(editor, { limit: '0', depth: '6' }, 'PATCH')).toContain('trop large')
})

describe('an operation', () => {
  type Operation = {
    operation?: string
    overrideAccess?: boolean
    collection?: object
    req?: object
  }
  const bound = boundOperation(fields) as (args: object) => Promise<void>

  /** How `args` is refused as a change of many; null: it is not. */
  const refusal = (args: object, { req, collection, ...more }: Operation = {}) =>
    bound({
      args,
      operation: 'update',
      collection: { access: { update: () => true, delete: () => true }, ...collection },
      req: requestOf(editor, { payloadAPI: 'REST', ...req }),
      ...more,
    }).then(
      () => null,
      (error: Error) => error,
    )
  const UNNAMED = { where: { title: { equals: 'a' } } }

  it('is bounded where somebody asks, and not where our own code or a relation does', async () => {
    const secret = { sort: 'secret' }
    const read = { operation: 'read' }
    expect(await refusal(secret, read)).toMatchObject({ message: NOT_ALLOWED })
    expect(await refusal(secret, { ...read, overrideAccess: true })).toBeNull()
    expect(await refusal({ ...secret, currentDepth: 0 }, read)).toBeNull()
  })

  it('changes documents that an address names one by one, fifty at most', async () => {
    const ids = (count: number) => Array<string>(count).fill(ID)
    const allowed = [
      ...[{ id: ID }, { where: { id: { equals: ID } } }, { where: { id: { in: ids(50) } } }],
      ...[
        { where: { id: { in: `${ID},${UUID}` } } },
        { where: { ...UNNAMED.where, id: { in: ID } } },
      ],
      { where: { and: [UNNAMED.where, { and: [{ id: { equals: ID } }] }] } },
    ]
    const refused = [
      ...[UNNAMED, {}, { where: { id: { in: ids(51) } } }, { where: { id: { in: [] } } }],
      ...[{ where: { id: { in: [ID, 'a'] } } }, { where: { id: { not_equals: ID } } }],
      ...[{ where: { or: [{ id: { equals: ID } }] } }, { where: { and: { id: { equals: ID } } } }],
    ]
    for (const operation of ['update', 'delete']) {
      for (const args of allowed)
        expect([args, await refusal(args, { operation })]).toEqual([args, null])
      for (const args of refused) {
        const error = await refusal(args, { operation })
        expect([args, error]).toEqual([args, expect.objectContaining({ status: 400 })])
        expect(error!.message).toBe(
          'Une action groupée vaut pour les documents cochés, 50 au plus\u00a0: cochez-les dans la liste, page par page.',
        )
      }
    }
    expect(await refusal(UNNAMED, { operation: 'read' })).toBeNull()
    expect(await refusal(UNNAMED, { req: { payloadAPI: 'local' } })).toBeNull()
  })

  it('changes what is one’s own without its name', async () => {
    const own: Access = ({ req }) => ({ 'user.value': { equals: req.user!.id } })
    const collection = { access: { update: own, delete: () => true } }
    expect(await refusal(UNNAMED, { collection })).toBeNull()
    expect(await refusal(UNNAMED, { collection, operation: 'delete' })).not.toBeNull()
  })

  it('that changes many and is refused is told as lists of the admin read it', async () => {
    const tell = (error: object | null) => tellUnnamed({ error } as AfterErrorHookArgs)
    const error = await refusal(UNNAMED)
    expect(tell(error)).toEqual({
      response: {
        docs: [],
        errors: [{ message: error!.message }],
        message: 'Rien n’a été changé.',
      },
    })
    expect(tell(await refusal({ sort: 'secret' }, { operation: 'read' }))).toBeUndefined()
  })
})
