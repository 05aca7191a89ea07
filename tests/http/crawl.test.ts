import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { crawl, pagesOf, type Visited } from '@/tests/support/crawl'
import { htmlErrors } from '@/tests/support/html'
import { startSite, type Site } from '@/tests/support/site'

jest.setTimeout(120_000)

let site: Site
let visited: Visited[]
let published: string[]

beforeAll(async () => {
  site = await startSite('whole')
  visited = await crawl(site.server.url)
  const answer = await site.staff.ask('GET', '/api/pages?depth=0&limit=0')
  const { docs } = (await answer.json()) as { docs: { slug: string }[] }
  published = docs.map(({ slug }) => `/${slug}`)
})
afterAll(() => site?.server.stop())

describe('from the home address', () => {
  it('no link is dead, nor goes through a redirect', () => {
    const faults = visited.filter(({ path, status }) => status !== (path === '/' ? 307 : 200))
    expect(faults.map(({ path, from, status }) => `${from}: ${status} ${path}`)).toEqual([])
    expect(visited.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['text/html', 'text/css', 'text/calendar', 'application/atom+xml']),
    )
  })

  it('no anchor is dead', () => {
    const anchors = visited.flatMap(({ path: from, links }) =>
      links.flatMap(({ path, anchor }) => (anchor ? [{ from, path, anchor }] : [])),
    )
    expect(anchors.length).toBeGreaterThan(5)
    const dead = anchors.filter(({ path, anchor }) => {
      const target = visited.find((one) => one.path === path)
      return !target?.body.includes(` id="${anchor}"`)
    })
    expect(dead).toEqual([])
  })

  it('every published page is reachable', () => {
    expect(published).toHaveLength(5)
    expect(pagesOf(visited).map(({ path }) => path)).toEqual(expect.arrayContaining(published))
  })
})

describe('every page', () => {
  it('has one title, and skips no heading level', () => {
    for (const { path, body } of pagesOf(visited)) {
      const levels = [...body.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level))
      expect([path, levels.filter((level) => level === 1)]).toEqual([path, [1]])
      const skips = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)
      expect([path, skips]).toEqual([path, []])
    }
  })

  it('is valid HTML, and so is the 404 page', async () => {
    const absent = await fetch(`${site.server.url}/nulle-part`)
    const pages = [...pagesOf(visited), { path: '/nulle-part', body: await absent.text() }]
    for (const { path, body } of pages) expect([path, await htmlErrors(body)]).toEqual([path, []])
  })
})
