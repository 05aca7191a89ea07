import { beforeEach, expect, it } from '@jest/globals'
import { commitTransaction, createLocalReq, initTransaction } from 'payload'

import { contentAt } from '@/site/content'
import { pageCache } from '@/site/page-cache'
import { answer } from '@/site/page/answer'
import type { Make } from '@/site/page/make-page'
import { mongodbServer } from '@/tests/support/mongodb'
import { testSite } from '@/tests/support/payload'

const PATH = '/une-page'

/** FerretDB has no transactions. */
const onSqlite = mongodbServer ? it.skip : it

let id: string
const { payload } = await testSite()

/** Of the page, its title: what it looks like needs the assets of a build. */
const make: Make = async (payload, path, instant) => {
  const found = await contentAt(payload, path, instant)
  if (found.kind !== 'page') return { kind: 'nothing', html: '' }
  return { kind: 'document', body: found.page.title, type: 'text/plain', until: null }
}
const visit = async (by = make) => {
  const response = await answer(new Request(`https://site.exemple.fr${PATH}`), by)
  return {
    status: response.status,
    cache: response.headers.get('X-Page-Cache'),
    body: await response.text(),
  }
}
const publish = (title: string, req = {}) =>
  payload.update({ collection: 'pages', id, data: { title, _status: 'published' }, req })

beforeEach(async () => {
  await payload.delete({ collection: 'pages', where: {}, trash: true })
  const page = { title: 'Avant', slug: PATH.slice(1), hero: { title: 'Une page' } }
  ;({ id } = await payload.create({
    collection: 'pages',
    data: { ...page, _status: 'published' },
  }))
  expect(await visit()).toMatchObject({ status: 200, cache: 'miss', body: 'Avant' })
})

onSqlite(
  'shows the page as it was until a publication is whole, asked for before or not',
  async () => {
    const req = await createLocalReq({}, payload)
    await initTransaction(req)
    await publish('Après', req)
    expect(await visit()).toMatchObject({ cache: 'hit', body: 'Avant' })
    pageCache().forget(PATH)
    expect(await visit()).toMatchObject({ cache: 'miss', body: 'Avant' })
    await commitTransaction(req)
    expect(await visit()).toMatchObject({ cache: 'miss', body: 'Après' })
  },
)

it('makes a page again that a publication came into', async () => {
  await publish('Pendant')
  let made = 0
  const interrupted: Make = async (...args) => {
    const before = await make(...args)
    if (made++ === 0) await publish('Après')
    return before
  }
  expect(await visit(interrupted)).toMatchObject({ cache: 'miss', body: 'Après' })
  expect(made).toBe(2)
  expect(await visit()).toMatchObject({ cache: 'hit', body: 'Après' })
})

it('still answers, and keeps nothing as current, where publications never pause', async () => {
  let made = 0
  await publish('Titre 0')
  const interrupted: Make = async (...args) => {
    const before = await make(...args)
    await publish(`Titre ${++made}`)
    return before
  }
  expect(await visit(interrupted)).toMatchObject({ status: 200, cache: 'miss' })
  expect(await visit()).toMatchObject({ cache: 'miss', body: `Titre ${made}` })
})
