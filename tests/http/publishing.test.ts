import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PAGE_PATH, pageSections, type Content } from '@/tests/support/content'
import { startSite, type Site } from '@/tests/support/site'
import type { Staff } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(90_000)

let site: Site
let staff: Staff
let content: Content
beforeAll(async () => {
  site = await startSite('fixture')
  ;({ staff, content } = site)
})
afterAll(() => site?.server.stop())

const get = (path = PAGE_PATH) => visit(site.server.url, path)

/** What the next visitor reads. One visit only: a second one would hide a change that shows late. */
const read = async () => words((await get()).html)

/** Each test begins with the page in the cache, else nothing of it would be put to the proof. */
async function cachedPage() {
  await get()
  const { headers, html } = await get()
  expect(headers.get('x-page-cache')).toBe('hit')
  return words(html)
}

describe('the very next request shows', () => {
  it('a change of the page itself', async () => {
    await cachedPage()
    await staff.change('pages', content.page, {
      hero: { title: 'Un grand titre tout neuf', apply: { label: 'Déposer un dossier' } },
    })
    expect(await read()).toContain('Un grand titre tout neuf')
  })

  it.each([
    ['criterion', 'criteria', () => content.criteria[1], 'description'],
    ['profile', 'profiles', () => content.profiles[0], 'description'],
    ['step', 'selection-steps', () => content.steps[2], 'text'],
  ] as const)('a change of a %s that the page shows', async (_, collection, id, field) => {
    await cachedPage()
    const text = `Phrase publiée à l’instant dans ${collection}.`
    await staff.change(collection, String(id()), { [field]: text })
    expect(await read()).toContain(text)
  })

  it('a call closed by hand, and opened again', async () => {
    const open = await cachedPage()
    expect(open).toContain('Appel ouvert')
    expect(open).toContain('Déposer un dossier')
    expect(open).not.toContain('Vous arrivez trop tard')

    await staff.change('calls', content.call, { override: 'closed', overrideReason: 'Complet' })
    const closed = await read()
    expect(closed).toContain('Appel clos')
    expect(closed).toContain('Vous arrivez trop tard')
    expect(closed).not.toContain('Déposer un dossier')

    await staff.change('calls', content.call, { override: null, overrideReason: null })
    expect(await read()).toContain('Appel ouvert')
  })

  it('criteria in another order, numbered by their place', async () => {
    expect(await cachedPage()).toMatch(/Critère 1 Un besoin vérifié.*Critère 3 Un code ouvert/)
    const criteria = content.criteria.toReversed()
    await staff.change('pages', content.page, { sections: pageSections({ ...content, criteria }) })
    expect(await read()).toMatch(/Critère 1 Un code ouvert.*Critère 3 Un besoin vérifié/)
  })

  it('the settings of the site', async () => {
    await cachedPage()
    await staff.setGlobal('site', { name: 'Nouveau nom' })
    expect((await get()).html).toMatch(/<title>Collectivités – [^<]* – Nouveau nom<\/title>/)
  })

  it('the values of the call that the page names, in its description too', async () => {
    await staff.change('calls', content.call, { closesAt: '2199-03-31T16:00:00.000Z' })
    const introduction = 'L’appel est {{état}}, clôture **{{ cloture }}**.'
    await staff.change('pages', content.page, { hero: { title: 'Accueillir', introduction } })
    expect((await get()).html.replaceAll('\u00a0', ' ')).toContain(
      '<meta name="description" content="Appel ouvert jusqu’au 31 mars 2199 à 18 h. L’appel est ouvert, clôture le 31 mars 2199 à 18 h."/>',
    )
    await staff.change('calls', content.call, { closesAt: '2199-04-30T16:30:00.000Z' })
    expect(await read()).toContain('clôture le 30 avril 2199 à 18 h 30 .')
  })
})

describe('the very next request no longer shows', () => {
  it('a criterion unpublished; the numbers close up', async () => {
    const criteria = content.criteria.slice(0, 2)
    const first = String(criteria[0])
    await staff.change('pages', content.page, { sections: pageSections({ ...content, criteria }) })
    expect(await cachedPage()).toContain('Critère 2')

    await staff.change('criteria', first, { _status: 'draft' })
    const without = await read()
    expect(without).not.toContain('Un besoin vérifié')
    expect(without).not.toContain('Critère 2')

    await staff.change('criteria', first, {})
    expect(await read()).toContain('Un besoin vérifié')
  })

  it('a criterion taken off the page and deleted, which is refused while the page uses it', async () => {
    await cachedPage()
    const id = await staff.create('criteria', { name: 'De passage', description: 'Brève.' })
    const criteria = [...content.criteria, id]
    await staff.change('pages', content.page, { sections: pageSections({ ...content, criteria }) })
    const refused = await staff.ask('DELETE', `/api/criteria/${id}`)
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain(
      '«\u00a0Collectivités\u00a0» (/participer/collectivites)',
    )
    expect(await read()).toContain('De passage')

    await staff.change('pages', content.page, { sections: pageSections(content) })
    await staff.remove('criteria', id)
    expect(await read()).not.toContain('De passage')
  })

  it('a page unpublished, until it is published again', async () => {
    await cachedPage()
    await staff.change('pages', content.page, { _status: 'draft' })
    expect((await get()).status).toBe(404)
    await staff.change('pages', content.page, {})
    expect((await get()).status).toBe(200)
  })
})

it('a page is found as soon as it is published, and no longer once deleted', async () => {
  const page = { title: 'Brève', slug: 'breve', hero: { title: 'Une page brève' } }
  expect((await get('/breve')).status).toBe(404)
  const id = await staff.create('pages', page)
  expect((await get('/breve')).html).toContain('Une page brève')
  expect((await get('/breve')).headers.get('x-page-cache')).toBe('hit')
  await staff.remove('pages', id)
  expect((await get('/breve')).status).toBe(404)
  await staff.create('pages', page)
  expect((await get('/breve')).status).toBe(200)
})

it('a text that names what does not exist is answered 400, with its field and a French sentence', async () => {
  const hero = { title: 'Accueillir', introduction: 'Clôture le {{fin}}.' }
  const data = { _status: 'published', hero }
  const response = await staff.ask('PATCH', `/api/pages/${content.page}`, data)
  expect(response.status).toBe(400)
  const message = expect.stringContaining('Inconnu\u00a0: «\u00a0{{fin}}\u00a0»')
  expect(await response.json()).toMatchObject({
    errors: [{ data: { errors: [{ path: 'hero.introduction', message }] } }],
  })
  expect((await get()).html).not.toContain('fin}}')
})
