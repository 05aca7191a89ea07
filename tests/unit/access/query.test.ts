import { describe, expect, it } from '@jest/globals'
import { flattenAllFields, type Access, type AfterErrorHookArgs, type Field } from 'payload'

import { type Asked, boundOperation, refuseLarge, refuseQuery } from '@/access/query/refuse-query'
import { tellUnnamed } from '@/access/query/refuse-unnamed'

import { PEOPLE } from './people'

const ID = '67a0c2f4b1d2e3f405162738'
const UUID = '2f1c7d0e-6a43-4f7b-9d3c-0a1b2c3d4e5f'

const field = (type: Field['type'], name: string, more: object = {}) =>
  ({ name, type, ...more }) as Field
const text = (name: string) => field('text', name)
const author = field('relationship', 'author', { relationTo: 'users' })
const fields = flattenAllFields({
  fields: [
    // These names begin or end with `or`, like the operator.
    ...[text('title'), text('order'), author],
    field('relationship', 'calls', { relationTo: 'calls', hasMany: true }),
    field('upload', 'image', { relationTo: 'images' }),
    field('relationship', 'about', { relationTo: ['calls', 'users'] }),
    field('array', 'rows', { fields: [text('label'), author] }),
    field('group', 'seo', { fields: [text('label'), author] }),
    { type: 'tabs', tabs: [{ name: 'tab', label: 'Onglet', fields: [text('label'), author] }] },
    field('blocks', 'sections', {
      blocks: [
        { slug: 'words', fields: [text('label')] },
        { slug: 'quote', fields: [text('label'), author] },
      ],
    }),
  ],
})

/** The message of a refusal (400); null if `act` is not refused. Throws on any other failure. */
function told(act: () => void): string | null {
  try {
    act()
    return null
  } catch (error) {
    const { message, status } = error as Error & { status?: number }
    if (status !== 400) throw error
    return message
  }
}
const toldOf = (asked: Asked) => told(() => refuseQuery(asked, fields))
const toldAt = (query: Record<string, unknown>, method = 'GET') =>
  told(() => refuseLarge({ method, query }))

const OF_ANOTHER =
  'Ce critère de recherche ou de tri n’est pas permis\u00a0: il porte sur un autre document.'
const TOO_MANY = 'Cette recherche a trop de critères\u00a0: retirez-en.'

describe('a filter or a sort', () => {
  it.each([
    ...['id', 'title', 'order', 'rien', 'title.rien', 'toString', '', '.', 'calls', 'image'],
    ...['about', 'about.value', 'about.relationTo', 'rows', 'rows.label', 'rows__label'],
    ...['seo.label', 'tab.label', 'sections.label', 'rows.author'],
  ])('may name a field of the document itself, or an unknown field: %s', (path) => {
    expect(toldOf({ sort: path })).toBeNull()
    expect(toldOf({ where: { and: [{ or: [{ [path]: { equals: ID } }] }] } })).toBeNull()
  })

  it.each([
    ...['author.name', 'author.hash', 'author__hash', 'author.id', 'author.sessions.id'],
    ...['calls.name', 'image.filename', 'about.name', 'about.value.hash', 'rows.author.hash'],
    ...['seo.author.hash', 'tab.author.hash', 'sections.author.hash'],
  ])('is refused when it names a field of another document: %s', (path) => {
    for (const sort of [path, `-${path}`, `title,${path}`, ['title', `-${path}`]]) {
      expect([sort, toldOf({ sort })]).toEqual([sort, OF_ANOTHER])
    }
    const where = { [path]: { exists: true } }
    for (const one of [where, { and: [where] }, { OR: [{ title: { equals: 'a' } }, where] }]) {
      expect(toldOf({ where: one })).toBe(OF_ANOTHER)
    }
  })

  it('is refused when its value is a filter on a relation', () => {
    expect(toldOf({ where: { calls: { contains: { name: { like: 'a' } } } } })).toBe(OF_ANOTHER)
    expect(toldOf({ where: { title: { near: '1,2' } } })).toMatch(/ne vaut que pour un lieu/)
    expect(toldOf({ where: { calls: { contains: ID } } })).toBeNull()
    const value = { relationTo: 'calls', value: ID }
    expect(toldOf({ where: { about: { equals: value } } })).toBeNull()
  })

  it('is left to Payload when it has another shape', () => {
    for (const where of [undefined, null, '', {}, { title: 'a' }, { title: null }, { and: 'a' }]) {
      expect([where, toldOf({ where })]).toEqual([where, null])
    }
    for (const sort of ['', { title: 1 }]) expect(toldOf({ sort })).toBeNull()
  })

  it('may have 100 comparisons at most, one for each word of `like`, and 5 sorts', () => {
    const like = (operator: string) => (count: number) => ({
      title: { [operator]: 'a '.repeat(count).trim() },
    })
    const or = (count: number) => ({ or: Array(count).fill({ title: { equals: 'a a' } }) })
    for (const where of [like('like'), like('not_like'), or]) {
      expect([toldOf({ where: where(100) }), toldOf({ where: where(101) })]).toEqual([
        null,
        TOO_MANY,
      ])
    }
    expect(toldOf({ where: like('contains')(101) })).toBeNull()
    const by = (count: number) => Array<string>(count).fill('-title')
    for (const sort of [by(5), by(5).join()]) {
      expect([toldOf({ sort }), toldOf({ sort: ['title', sort].flat() })]).toEqual([null, TOO_MANY])
    }
  })

  it('that is refused gives an empty list in the admin', () => {
    const refused = () => refuseQuery({ sort: 'author.hash' }, fields)
    expect(refused).toThrow(expect.objectContaining({ name: 'QueryError', isPublic: true }))
  })
})

it('an address may request a limited number of documents, levels and pages', () => {
  const large =
    'Cette demande est trop large\u00a0: demandez au plus 250 documents à la fois (`limit`), par pages, sur 5 niveaux (`depth`).'
  for (const [name, most, sentence] of [
    ['limit', 250, large],
    ['depth', 5, large],
    ['page', 10_000, 'Cette page de la liste n’existe pas.'],
  ] as const) {
    expect(toldAt({ [name]: String(most) })).toBeNull()
    for (const value of [String(most + 1), '1.5', '-1', 'a1', '1a', '', ['9', '9'], '1e1']) {
      expect([name, value, toldAt({ [name]: value })]).toEqual([name, value, sentence])
    }
  }
  const all = [{ limit: '0' }, { pagination: 'false' }, { limit: '0', depth: '1' }]
  for (const query of all) expect(toldAt(query)).toBe(large)
  for (const query of [...all, { limit: '999999' }]) {
    expect(toldAt({ ...query, depth: '0' })).toBeNull()
  }
  expect(toldAt({ limit: '1000000', depth: '0' })).toBe(large)
  // A change already names each document.
  for (const method of ['PATCH', 'DELETE']) expect(toldAt({ limit: '0' }, method)).toBeNull()
  expect(toldAt({ limit: '0' }, 'POST')).toBe(large)
  expect(toldAt({ limit: '0', depth: '6' }, 'PATCH')).toBe(large)
})

describe('an operation', () => {
  type Operation = {
    operation?: string
    overrideAccess?: boolean
    collection?: object
    req?: object
  }
  const bound = boundOperation(fields) as (args: object) => Promise<void>

  /** The error that refuses the operation with `args`; null when it is allowed. */
  const refusal = (args: object, { req, collection, ...more }: Operation = {}) =>
    bound({
      args,
      operation: 'update',
      collection: { access: { update: () => true, delete: () => true }, ...collection },
      req: { user: PEOPLE.E, payload: { db: { name: 'sqlite' } }, payloadAPI: 'REST', ...req },
      ...more,
    }).then(
      () => null,
      (error: Error) => error,
    )
  const UNNAMED = { where: { title: { equals: 'a' } } }

  it('is checked for a caller’s request, but not for our own code or a relation', async () => {
    const crossing = { sort: 'author.hash' }
    const read = { operation: 'read' }
    expect(await refusal(crossing, read)).toMatchObject({ message: OF_ANOTHER })
    expect(await refusal(crossing, { ...read, overrideAccess: true })).toBeNull()
    expect(await refusal({ ...crossing, currentDepth: 0 }, read)).toBeNull()
  })

  it('changes only documents that the query names by id, 50 at most', async () => {
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

  it('may change the user’s own documents without naming them', async () => {
    const own: Access = ({ req }) => ({ 'user.value': { equals: req.user!.id } })
    const collection = { access: { update: own, delete: () => true } }
    expect(await refusal(UNNAMED, { collection })).toBeNull()
    expect(await refusal(UNNAMED, { collection, operation: 'delete' })).not.toBeNull()
  })

  it('that changes many documents is refused in the format that the lists of the admin read', async () => {
    const tell = (error: object | null) => tellUnnamed({ error } as AfterErrorHookArgs)
    const error = await refusal(UNNAMED)
    expect(tell(error)).toEqual({
      response: {
        docs: [],
        errors: [{ message: error!.message }],
        message: 'Rien n’a été changé.',
      },
    })
    expect(tell(await refusal({ sort: 'author.hash' }, { operation: 'read' }))).toBeUndefined()
  })
})
