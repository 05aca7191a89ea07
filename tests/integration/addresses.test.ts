import { readdirSync } from 'node:fs'

import { describe, expect, it } from '@jest/globals'

import { reservedFault } from '@/fields/slug'
import { pagesIn } from '@/tests/support/pages'
import { testSite } from '@/tests/support/payload'
import { pageAt, redirectAt } from '@/tests/support/shown'

const { payload } = await testSite()

const { publish, rename } = pagesIn(payload)
const hero = { title: 'Un titre' }

describe('the address of a page', () => {
  it('is stored without the slashes and spaces around it', async () => {
    const { slug } = await publish(' /un/deux/ ')
    expect(slug).toBe('un/deux')
    expect((await pageAt(payload, '/un/deux')).path).toBe('/un/deux')
    expect(await redirectAt(payload, '/un/deux/')).toBe('/un/deux')
  })

  it.each([
    'Majuscule',
    'été',
    'deux--tirets',
    'un//deux',
    'espace ici',
    '../x',
    'x?y',
    '-x',
    '',
    'admin',
  ])('is refused when it is %j', async (slug) => {
    await expect(publish(slug)).rejects.toMatchObject({ name: 'ValidationError', status: 400 })
  })

  it('belongs to one page only', async () => {
    await publish('unique', 'Plan du site')
    const refused = {
      status: 400,
      data: {
        errors: [
          {
            path: 'slug',
            label: 'Adresse de la page',
            message:
              'Cette adresse est celle de la page « Plan du site » : choisissez-en une autre.',
          },
        ],
      },
    }
    await expect(publish('unique')).rejects.toMatchObject(refused)
    const copy = { title: 'Copie', slug: 'unique' }
    await expect(
      payload.create({ collection: 'pages', data: copy, draft: true }),
    ).rejects.toMatchObject(refused)
    const { id } = await payload.create({ collection: 'pages', data: { title: 'X' }, draft: true })
    await payload.update({ collection: 'pages', id, data: { slug: 'unique', hero }, draft: true })
    await expect(
      payload.update({ collection: 'pages', id, data: { _status: 'published' } }),
    ).rejects.toMatchObject(refused)
  })
})

describe('a page whose draft wants the address of another page', () => {
  const now = () => new Date().toISOString()
  const waiting = async (from: string, to: string) => {
    const { id } = await publish(from)
    await publish(to)
    await payload.update({ collection: 'pages', id, data: { slug: to }, draft: true })
    return id
  }
  const newest = (id: string) =>
    payload.findByID({ collection: 'pages', id, draft: true, trash: true })

  it.each(['alone', 'in a list'])(
    'can be unpublished %s, and its draft keeps the wanted address',
    async (how) => {
      const from = `attend-${how.replaceAll(' ', '-')}`
      const id = await waiting(from, `${from}-autre`)
      const chosen = how === 'alone' ? { id } : { where: { id: { equals: id } } }
      const data = { _status: 'draft' as const }
      const saved = await payload.update({ collection: 'pages', ...chosen, data } as never)
      expect(saved).not.toMatchObject({ errors: [expect.anything()] })
      expect(await redirectAt(payload, `/${from}`)).toBeNull()
      expect(await newest(id)).toMatchObject({ slug: `${from}-autre`, _status: 'draft' })
      expect((await pageAt(payload, `/${from}-autre`)).title).toBe(`${from}-autre`)

      await payload.update({ collection: 'pages', id, data: { title: 'Récrite' }, draft: true })
      expect(await newest(id)).toMatchObject({ slug: `${from}-autre`, title: 'Récrite' })
      // The database refuses this: the error from FerretDB has no status.
      await expect(rename(id, `${from}-autre`)).rejects.toThrow()
      await rename(id, from)
      expect((await pageAt(payload, `/${from}`)).title).toBe('Récrite')
    },
  )

  it.each(['alone', 'in a list'])(
    'can be put in the trash %s, with its own address',
    async (how) => {
      const from = `jetee-${how.replaceAll(' ', '-')}`
      const id = await waiting(from, `${from}-autre`)
      const chosen = how === 'alone' ? { id } : { where: { id: { equals: id } } }
      const data = { deletedAt: now() }
      const saved = await payload.update({ collection: 'pages', ...chosen, data } as never)
      expect(saved).not.toMatchObject({ errors: [expect.anything()] })
      expect(await redirectAt(payload, `/${from}`)).toBeNull()
      expect(await newest(id)).toMatchObject({ slug: from })
      await payload.update({
        collection: 'pages',
        where: { id: { equals: id } },
        data: { deletedAt: null },
        trash: true,
      })
      await payload.update({ collection: 'pages', id, data: { _status: 'published' } })
      expect((await pageAt(payload, `/${from}`)).path).toBe(`/${from}`)
    },
  )

  it('can be put in the trash when it was never published and holds no address', async () => {
    await publish('jamais')
    const drafts = []
    for (const slug of ['jamais', 'jamais', '']) {
      const data = { title: 'Brouillon' }
      const { id } = await payload.create({ collection: 'pages', data, draft: true })
      await payload.update({ collection: 'pages', id, data: { slug }, draft: true })
      drafts.push(id)
    }
    for (const id of drafts) {
      await payload.update({ collection: 'pages', id, data: { deletedAt: now() } })
      expect((await newest(id)).deletedAt).toBeTruthy()
    }
  })

  it('can be unpublished when its draft has an empty address', async () => {
    for (const slug of ['sans-une', 'sans-deux']) {
      const { id } = await publish(slug)
      await payload.update({ collection: 'pages', id, data: { slug: '' }, draft: true })
      await payload.update({ collection: 'pages', id, data: { _status: 'draft' } })
      expect(await redirectAt(payload, `/${slug}`)).toBeNull()
      expect((await newest(id)).slug).toBe('')
    }
  })

  it('cannot take the wanted address in the same save that unpublishes it', async () => {
    const id = await waiting('demande', 'demandee')
    await payload.update({ collection: 'pages', id, data: { slug: 'demande' }, draft: true })
    const data = { slug: 'demandee', _status: 'draft' as const }
    await expect(payload.update({ collection: 'pages', id, data })).rejects.toThrow()
    expect((await pageAt(payload, '/demande')).title).toBe('demande')
  })
})

describe('the root address of the site', () => {
  it('leads to the chosen home page, or else to the oldest published page', async () => {
    expect(await redirectAt(payload, '/')).toBe('/un/deux')
    const home = await publish('accueil')
    const data = { name: 'Site', home: home.id, _status: 'published' as const }
    await payload.updateGlobal({ slug: 'site', data })
    expect(await redirectAt(payload, '/')).toBe('/accueil')
    await payload.update({ collection: 'pages', id: home.id, data: { _status: 'draft' } })
    expect(await redirectAt(payload, '/')).toBe('/un/deux')
  })
})

describe('the addresses that the server reserves', () => {
  /** The paths at which routes start: folders that contain more than other folders. */
  const beginnings = (root: string, path = ''): string[] =>
    readdirSync(`${root}/${path}`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('['))
      .flatMap(({ name }) => {
        const below = readdirSync(`${root}/${path}${name}`, { withFileTypes: true })
        const isWay = below.every((entry) => entry.isDirectory() && !entry.name.startsWith('['))
        return isWay ? beginnings(root, `${path}${name}/`) : [path + name]
      })
  const routes = readdirSync('app').flatMap((group) => beginnings(`app/${group}`))

  it('include the addresses of all routes, which no page or redirection can have', () => {
    expect(routes).toEqual(expect.arrayContaining(['healthz', 'admin']))
    expect(routes.filter((name) => reservedFault(`${name}/x`) === true)).toEqual([])
    expect(reservedFault('participer/healthz')).toBe(true)
    expect(reservedFault('appels/prevenirs')).toBe(true)
  })
})
