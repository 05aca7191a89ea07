import { setTimeout } from 'node:timers/promises'

import { describe, expect, it } from '@jest/globals'
import { createLocalReq, type TypedUser } from 'payload'

import { currentIndex, followRevisions } from '@/plugins/search/current-index'
import { searchEndpoint } from '@/plugins/search/endpoint'
import { search } from '@/plugins/search/search'
import { subjectsOf } from '@/plugins/search/subjects'
import { publishContent } from '@/tests/fixtures/content'
import { staffSaves } from '@/tests/support/staff-saves'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()
const content = await publishContent(payload)
const administrator = await createUser(payload)
const editor = await createUser(payload, 'Dominique Petit', 'editor')
const { save } = staffSaves(payload, administrator)

const found = async (query: string, user: TypedUser = editor, limit = 20) =>
  search(await createLocalReq({ user }, payload), query, limit)

/** The results, each as « Critère : Titre — Champ (status) : line ». */
const lines = async (query: string, user?: TypedUser) => {
  const { results } = await found(query, user)
  return results.map(({ kind, label, pieces, status, title }) => {
    const line = pieces.map(({ isFound, words }) => (isFound ? `[${words}]` : words)).join('')
    return `${kind} : ${title} — ${label} (${status}) : ${line}`
  })
}

const criterion = (name: string, description = '') =>
  payload.create({
    collection: 'criteria',
    draft: true,
    data: { name, description, _status: 'draft' },
  })

describe('a search', () => {
  it('finds an address in a link of a draft, in a global and in a field of a call', async () => {
    await criterion('Ouvert', 'Voir [la **mise en garde**](https://beta.gouv.fr/xyz).')
    const entries = [{ label: 'Chez nous', url: 'https://beta.gouv.fr/xyz' }]
    await payload.updateGlobal({ slug: 'navigation', data: { entries, _status: 'published' } })
    const call = { name: 'Appel 8', applicationUrl: 'https://beta.gouv.fr/xyz' }
    await payload.create({ collection: 'calls', data: { ...call, _status: 'published' } })
    expect((await lines('beta.gouv.fr/xyz')).sort()).toEqual([
      'Appel à projets : Appel 8 — Adresse pour candidater (published) : https://[beta.gouv.fr/xyz]',
      'Critère : Ouvert — Description (draft) : Voir la mise en garde (https://[beta.gouv.fr/xyz]).',
      'Menu :  — Entrées du menu\u00a01 › Adresse (published) : https://[beta.gouv.fr/xyz]',
    ])
  })

  it.each([
    ["d'interet general", 'Avéré — Description'],
    ['"mise EN garde"', 'Ouvert — Description'],
    ['etagere', 'Avéré — Description'],
    ['tagèr', 'Avéré — Description'],
    ['07/12', 'Avéré — Description'],
    ['averes', null],
    ['« garde mise »', null],
    ['((', null],
  ])('of %j finds %j', async (query, expected) => {
    await criterion('Avéré', 'Le 07/12, l’**étagère** d’intérêt\u00a0_général_.')
    const all = (await lines(query)).join('\n')
    if (expected) expect(all).toContain(expected)
    else expect(all).toBe('')
  })

  it('says whether visitors read the words, below a draft too, and gives the address of the field', async () => {
    const { id } = await criterion('Statuts', 'Perlimpinpin.')
    const document = { collection: 'criteria', id } as const
    await save(document, { description: 'Perlimpinpin publié.' })
    expect((await found('perlimpinpin')).results).toMatchObject([
      { status: 'published', href: `/admin/collections/criteria/${id}#field-description` },
    ])
    await save(document, { description: 'Perlimpinpin changé.' }, 'draft')
    expect(await lines('perlimpinpin')).toEqual([
      'Critère : Statuts — Description (draft) : [Perlimpinpin] changé.',
      'Critère : Statuts — Description (replaced) : [Perlimpinpin] publié.',
    ])
    await save(document, { name: 'Statuts bis' }, 'draft')
    await save(document, { description: 'Perlimpinpin publié.' }, 'draft')
    expect(await lines('perlimpinpin')).toEqual([
      'Critère : Statuts bis — Description (published) : [Perlimpinpin] publié.',
    ])
    const { page } = content
    const titled = page.sections!.findIndex((section) => 'title' in section && section.title)
    const sections = page.sections!.map((section, index) =>
      index === titled ? { ...section, title: 'Abracadabra' } : section,
    )
    await save({ collection: 'pages', id: page.id }, { sections }, 'draft')
    const [result] = (await found('abracadabra')).results
    expect(result!.href).toBe(
      `/admin/collections/pages/${page.id}#field-sections__${titled}__title`,
    )
  })

  it('leads to the field of words that a draft no longer has, wherever its row is now', async () => {
    const [first, second] = ['Farandole', 'Autre'].map((title) => ({
      blockType: 'closedCall',
      title,
      body: 'x',
    }))
    const data = { title: 'Rondes', slug: 'rondes', hero: { title: 'Rondes' } }
    const { id, sections = [] } = await payload.create({
      collection: 'pages',
      data: { ...data, sections: [first, second], _status: 'published' } as never,
    })
    const kept = { collection: 'pages', id } as const
    const href = async () => (await found('farandole')).results.map((one) => one.href)
    const changed = sections!.map((section, index) => ({ ...section, title: `${index}` }))
    await save(kept, { sections: changed.toReversed() }, 'draft')
    expect(await href()).toEqual([`/admin/collections/pages/${id}#field-sections__1__title`])
    await save(kept, { sections: changed.slice(1) }, 'draft')
    expect(await href()).toEqual([`/admin/collections/pages/${id}`])
    await payload.updateGlobal({
      slug: 'notice',
      data: { title: 'Farandole', severity: 'info', _status: 'published' } as never,
    })
    await payload.updateGlobal({
      slug: 'notice',
      draft: true,
      data: { title: 'Ronde', _status: 'draft' } as never,
    })
    expect(await lines('farandole')).toContain(
      'Bandeau d’information :  — Titre (replaced) : [Farandole]',
    )
  })

  it('forgets what is in the trash or deleted, and what a change removed', async () => {
    const [trashed, deleted, changed] = await Promise.all(
      ['1', '2', '3'].map((n) => criterion(`Sésame ${n}`)),
    )
    const titles = async () => (await found('sesame')).results.map(({ title }) => title).sort()
    expect(await titles()).toEqual(['Sésame 1', 'Sésame 2', 'Sésame 3'])
    const deletedAt = new Date().toISOString()
    await payload.update({ collection: 'criteria', id: trashed!.id, data: { deletedAt } })
    expect(await titles()).toEqual(['Sésame 2', 'Sésame 3'])
    await payload.delete({ collection: 'criteria', id: deleted!.id })
    await save({ collection: 'criteria', id: changed!.id }, { name: 'Autre' }, 'draft')
    expect(await titles()).toEqual([])
    await payload.update({
      collection: 'criteria',
      id: trashed!.id,
      trash: true,
      data: { deletedAt: null },
    })
    expect(await titles()).toEqual(['Sésame 1'])
  })

  it('counts the results beyond the limit', async () => {
    for (const number of [1, 2, 3]) await criterion(`Multiple ${number}`)
    expect(await found('multiple', editor, 2)).toMatchObject({ results: { length: 2 }, more: 1 })
  })

  it('gives no link to a form that the role does not have', async () => {
    await payload.updateGlobal({ slug: 'site', data: { tagline: 'Turlututu' } })
    expect((await found('turlututu')).results).toMatchObject([{ href: null }])
    const { results } = await found('turlututu', administrator)
    expect(results).toMatchObject([{ href: '/admin/globals/site#field-tagline' }])
  })

  it('reads content only, never accounts, keys or what plugins keep', () => {
    const slugs = subjectsOf(payload).map(({ slug }) => slug)
    expect(slugs).toEqual(expect.arrayContaining(['pages', 'images', 'site']))
    const kept = ['users', 'api-keys', 'subscriptions', 'share-links', 'review-requests']
    expect(slugs.filter((slug) => kept.includes(slug) || slug.startsWith('payload-'))).toEqual([])
  })

  it('leaves out what the role may not read', async () => {
    const { access } = payload.collections.criteria.config
    const { read } = access
    access.read = ({ req: { user } }) => user?.id === administrator.id
    try {
      await criterion('Cachottier')
      expect((await found('cachottier')).results).toEqual([])
      expect((await found('cachottier', administrator)).results).toHaveLength(1)
    } finally {
      access.read = read
    }
  })
})

it('the index reads many changes in the background, before the next search', async () => {
  const index = await currentIndex(payload)
  const words = () => index.find(['anticipe']).length
  await criterion('Anticipé 0')
  expect(words()).toBe(0)
  for (let number = 1; number < 50; number += 1) await criterion(`Anticipé ${number}`)
  const late = Date.now() + 10_000
  while (words() < 49 && Date.now() < late) await setTimeout(10)
  // The last one was not committed yet when the index read the others.
  expect(words()).toBeGreaterThanOrEqual(49)
})

it('the index reads in the background what an import or another instance published', async () => {
  const index = await currentIndex(payload)
  const words = () => index.find(['parution']).length
  await payload.create({
    collection: 'criteria',
    data: { name: 'Parution', _status: 'published' } as never,
  })
  expect(words()).toBe(0)
  await followRevisions(payload)
  const late = Date.now() + 10_000
  while (words() < 1 && Date.now() < late) await setTimeout(10)
  expect(words()).toBe(1)
})

describe('the endpoint', () => {
  const ask = async (user: TypedUser | null, query: string) => {
    const req = await createLocalReq({ user: user ?? undefined }, payload)
    Object.assign(req, { searchParams: new URLSearchParams(query) })
    return searchEndpoint.handler(req)
  }

  it('answers staff only, with no cache', async () => {
    const key = { id: '1', collection: 'api-keys' } as never
    for (const user of [null, key]) {
      await expect(ask(user, 'q=mot')).rejects.toMatchObject({ status: 403 })
    }
    const response = await ask(editor, 'q=mot')
    expect(response.headers.get('Cache-Control')).toBe('private, no-store')
  })

  it.each(['', 'q=', 'q=%20', `q=${'a'.repeat(201)}`, 'q=a&limit=0', 'q=a&limit=1000'])(
    'refuses %j',
    (query) => expect(ask(editor, query)).rejects.toMatchObject({ status: 400 }),
  )
})
