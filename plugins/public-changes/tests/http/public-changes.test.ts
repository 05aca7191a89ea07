import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'

import { PAGE_PATH, publishContent } from '@/tests/support/content'
import { startSite, type Site } from '@/tests/support/site'
import { htmlErrors } from '@/tests/support/html'
import { visit, words } from '@/tests/support/visitor'

import { changesHref } from '../../address'

jest.setTimeout(90_000)

const LIST = changesHref(PAGE_PATH)

let site: Site
let ids: Awaited<ReturnType<typeof publishContent>>
beforeAll(async () => {
  site = await startSite('account')
  ids = await publishContent(site.staff)
})
afterAll(() => site?.server.stop())

const get = (path: string, init?: RequestInit) => visit(site.server.url, path, init)
const mainOf = (html: string) => /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1]

it('the changes of a page are public, cached, valid and linked from it', async () => {
  expect((await get(PAGE_PATH)).html).toContain(`href="${LIST}"`)
  const first = await get(LIST)
  expect(first.status).toBe(200)
  expect(words(first.html)).toContain('Aucun changement depuis l’annonce de l’appel')
  expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
  const again = await get(LIST, { headers: { 'If-None-Match': first.headers.get('etag')! } })
  expect([again.status, again.headers.get('x-page-cache')]).toEqual([304, 'hit'])
  expect(await htmlErrors(first.html)).toEqual([])
})

it('a moved deadline is told, and the page before it is shown as it was, out of search engines', async () => {
  const before = await get(PAGE_PATH)
  const save = (data: Record<string, unknown>) => site.staff.change('calls', ids.call, data)
  await save({ closesAt: '2099-11-30T23:00:00.000Z' })
  const { html } = await get(LIST)
  expect(html).toMatch(/<del>.*<ins>/s)
  expect(words(html)).toContain('ajouté : ')
  expect(await htmlErrors(html)).toEqual([])

  const [link] = [...html.matchAll(/href="([^"]*\/changements\/[^"]+)"/g)].map(([, href]) => href!)
  const past = await get(link!)
  expect(past.status).toBe(200)
  expect(mainOf(past.html)).toBe(mainOf(before.html))
  expect(past.headers.get('x-robots-tag')).toBe('noindex')
  expect(past.html).toContain('<meta name="robots" content="noindex"/>')
  expect(past.html).toMatch(new RegExp(`<link rel="canonical" href="[^"]*${PAGE_PATH}"/>`))
  expect(words(past.html.replace(/<main.*<\/main>/s, ''))).toContain('Voir la page actuelle')
  expect((await get(link!)).headers.get('x-page-cache')).toBe('hit')
  expect(await htmlErrors(past.html)).toEqual([])
})

it('a day leads to the version of its evening; other dates are answered with 404', async () => {
  const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' })
  const { headers, status } = await get(`${LIST}/${today}`)
  expect([status, (await get(headers.get('location')!)).status]).toEqual([307, 200])
  const refused = {
    '2999-01-01': 'Date à venir',
    '2020-01-01': 'Date trop ancienne',
    '2026-02-31': 'Page non trouvée',
    '..%2Fadmin': 'Page non trouvée',
  }
  for (const [rest, title] of Object.entries(refused)) {
    const answer = await get(`${LIST}/${rest}`)
    expect([rest, answer.status]).toEqual([rest, 404])
    expect(answer.html).toContain(title)
  }
  expect((await get(changesHref('/nulle-part'))).status).toBe(404)
})
