import { describe, expect, it } from '@jest/globals'

import { answer } from '@/site/page/answer'
import { makePage, type Make } from '@/site/page/make-page'
import type { PageJson } from '@/site/page/page-json'
import { OPEN_INSTANT, PATH, publishContent } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'

const { payload } = await testSite()
const content = await publishContent(payload)

const made: string[] = []
/** Without an end: later states of a page are made in the background, after the end of the test. */
const make: Make = async (payload, path, instant) => {
  made.push(path)
  const found = await makePage(payload, path, instant)
  return found.kind === 'document' ? { ...found, until: null } : found
}

async function get(path: string, headers: Record<string, string> = {}) {
  const request = new Request(`https://site.exemple.fr${path}`, { headers })
  const response = await answer(request, make)
  const told = (name: string) => response.headers.get(name)
  return { status: response.status, told, body: await response.text() }
}

async function bodyAt(path: string, instant: Date): Promise<string> {
  const found = await makePage(payload, path, instant)
  if (found.kind !== 'document') throw new Error(found.kind)
  return found.body
}

const publishPage = (slug: string) =>
  payload.create({
    collection: 'pages',
    data: { title: slug, slug, hero: { title: slug }, _status: 'published' },
  })

const FORMATS = [
  ['.json', 'application/json; charset=utf-8'],
  ['.md', 'text/markdown; charset=utf-8'],
] as const

describe.each(FORMATS)('ADDRESS%s', (suffix, type) => {
  /** An address for the tests of this format alone. */
  const slugOf = (name: string) => `${name}-${suffix.slice(1)}`

  it('is made once, then answered from the cache, or by 304', async () => {
    const first = await get(PATH + suffix)
    expect([first.status, first.told('Content-Type')]).toEqual([200, type])
    expect(first.told('X-Page-Cache')).toBe('miss')
    const count = made.length
    const again = await get(PATH + suffix)
    expect([again.body, again.told('X-Page-Cache')]).toEqual([first.body, 'hit'])
    const held = await get(PATH + suffix, { 'If-None-Match': again.told('ETag')! })
    expect([held.status, held.body, held.told('Access-Control-Allow-Origin')]).toEqual([
      304,
      '',
      '*',
    ])
    expect(made).toHaveLength(count)
  })

  it('follows the page: its publications, never its drafts, and the state of its call', async () => {
    const { id } = content.criteria[0]!
    await payload.update({ collection: 'criteria', id, data: { name: 'Brouillon' }, draft: true })
    expect((await get(PATH + suffix)).body).not.toContain('Brouillon')
    const data = { name: `Publié en ${suffix}`, _status: 'published' } as const
    await payload.update({ collection: 'criteria', id, data })
    expect((await get(PATH + suffix)).body).toContain(data.name)

    expect(await bodyAt(PATH + suffix, OPEN_INSTANT)).toContain('Appel ouvert')
    expect(await bodyAt(PATH + suffix, new Date('2040-01-01'))).toContain('Appel clos')
  })

  it('is readable by scripts of any site and indexed by no search engine, be it a redirect or an error', async () => {
    const { id } = await publishPage(slugOf('avant'))
    await payload.update({
      collection: 'pages',
      id,
      data: { slug: slugOf('apres'), _status: 'published' },
    })
    const answers = {
      [PATH + suffix]: [200, null],
      [`/${slugOf('avant')}${suffix}`]: [308, `/${slugOf('apres')}${suffix}`],
      [`/${suffix}`]: [307, PATH + suffix],
      [`${PATH}${suffix}/`]: [308, PATH + suffix],
      [`/nulle-part${suffix}`]: [404, null],
    }
    for (const [path, expected] of Object.entries(answers)) {
      const { status, told } = await get(path)
      expect([path, status, told('Location')]).toEqual([path, ...expected])
      expect(told('Access-Control-Allow-Origin')).toBe('*')
      expect(told('X-Robots-Tag')).toBe('noindex')
    }
  })

  it('is gone with its page', async () => {
    const slug = slugOf('passagere')
    const { id } = await publishPage(slug)
    expect((await get(`/${slug}${suffix}`)).status).toBe(200)
    await payload.update({ collection: 'pages', id, data: { _status: 'draft' } })
    expect((await get(`/${slug}${suffix}`)).status).toBe(404)
  })
})

it('the HTML page names both, and no other page has their headers', async () => {
  const { body, told } = await get(PATH)
  for (const [suffix, type] of FORMATS) {
    const [mediaType] = type.split(';')
    expect(body).toContain(`<link rel="alternate" type="${mediaType}" href="${PATH}${suffix}"/>`)
  }
  expect([told('Access-Control-Allow-Origin'), told('X-Robots-Tag')]).toEqual([null, null])
})

it('the JSON says when the page was published, and names its schema', async () => {
  const page = JSON.parse((await get(`${PATH}.json`)).body) as PageJson
  const { updatedAt } = await payload.findByID({ collection: 'pages', id: content.page.id })
  expect(page).toMatchObject({ url: expect.stringMatching(`${PATH}$`) as unknown, updatedAt })
  expect(page.$schema).toBe(page.url.replace(PATH, '/page.schema.json'))
})
