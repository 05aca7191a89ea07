import { gzipSync } from 'node:zlib'

import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'

import { PAGE_PATH, publishContent, type Content } from '@/tests/support/content'
import { htmlErrors } from '@/tests/support/html'
import { startSite, type Site } from '@/tests/support/site'
import { namedFiles, visit } from '@/tests/support/visitor'

import { preparationHref } from '../../rules'

jest.setTimeout(90_000)

const ADDRESS = preparationHref(PAGE_PATH)
/** Bytes of the script of this page alone, compressed. */
const SCRIPT_BUDGET = 4_000

let site: Site
let content: Content
beforeAll(async () => {
  site = await startSite('account')
  content = await publishContent(site.staff)
})
afterAll(() => site?.server.stop())

const get = (path: string) => visit(site.server.url, path)

it('the preparation exists only while the call offers it', async () => {
  expect((await get(ADDRESS)).status).toBe(404)
  expect((await get(PAGE_PATH)).html).not.toContain(ADDRESS)

  await site.staff.change('calls', content.call, { preparation: true }, { asDraft: true })
  expect((await get(ADDRESS)).status).toBe(404)

  await site.staff.change('calls', content.call, { preparation: true })
  const { status, headers, html } = await get(ADDRESS)
  expect(status).toBe(200)
  expect(headers.get('X-Robots-Tag')).toBe('noindex')
  expect(html).toContain('<meta name="robots" content="noindex"/>')
  expect(html).toContain('Un besoin vérifié')
  expect(await htmlErrors(html)).toEqual([])
  expect((await get(PAGE_PATH)).html).toContain(`href="${ADDRESS}"`)

  await site.staff.change('calls', content.call, { preparation: false })
  expect((await get(ADDRESS)).status).toBe(404)
})

it('its script weighs little, and no other page loads it', async () => {
  await site.staff.change('calls', content.call, { preparation: true })
  const script = namedFiles((await get(ADDRESS)).html).find((file) => /preparation/.test(file))!
  expect((await get(PAGE_PATH)).html).not.toContain(script)
  const answer = await fetch(site.server.url + script)
  expect(gzipSync(await answer.bytes()).length).toBeLessThan(SCRIPT_BUDGET)
})
