import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { Browser, BrowserContext } from 'playwright-core'

import { WEIGHT } from '@/tests/bench/budgets'
import { complaintsOf, launchChromium } from '@/tests/support/chromium'
import { startServer, type RunningServer } from '@/tests/support/server'
import { bytesOf, watchTraffic, type Arrival } from '@/tests/support/traffic'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(120_000)

/** The programme's own page, in its whole length. */
const PAGE = '/participer/administrations'

let server: RunningServer
let browser: Browser
let context: BrowserContext
let first: Arrival[]
let repeated: Arrival[]
let complaints: string[]

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ SEED_FILE: 'content' }), launchChromium()])
  context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  ;({ arrivals: first, complaints } = await arrive())
  ;({ arrivals: repeated } = await arrive())
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** A visit in a tab of its own, in the browser that made the ones before. */
async function arrive() {
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  const arrivals = await watchTraffic(page)
  await page.goto(server.url + PAGE, { waitUntil: 'networkidle' })
  await page.close()
  return { arrivals, complaints }
}

it('weighs no more than its budget on a first visit', () => {
  const { requests, withoutFonts, withFonts, script } = WEIGHT.firstVisit
  const total = bytesOf(first)
  const weighed = {
    requests: first.length <= requests,
    withoutFonts: total - bytesOf(first, 'Font') <= withoutFonts,
    withFonts: total <= withFonts,
    script: bytesOf(first, 'Script') <= script,
  }
  expect({ weighed, first }).toEqual({
    weighed: { requests: true, withoutFonts: true, withFonts: true, script: true },
    first,
  })
})

it('asks for one page, one style sheet, one script, the three weights it shows and its icon', () => {
  const count = (type: string) => first.filter((arrival) => arrival.type === type).length
  expect(['Document', 'Stylesheet', 'Script', 'Font', 'Other'].map(count)).toEqual([1, 1, 1, 3, 1])
  expect(first).toHaveLength(7)
})

it('fetches nothing again on a repeated visit, and weighs no more than its budget', () => {
  expect(repeated.filter(({ type, bytes }) => type !== 'Document' && bytes > 0)).toEqual([])
  expect(bytesOf(repeated)).toBeLessThanOrEqual(WEIGHT.repeatedVisit.total)
})

it('writes nothing to the console', () => {
  expect(complaints).toEqual([])
})

it('compresses text, and not what is compressed already', async () => {
  const encodings = await Promise.all(
    first.map(async ({ url, type }) => {
      const { headers } = await visit('', url)
      const isAsset = type !== 'Document'
      if (isAsset) expect(headers.get('cache-control')).toContain('immutable')
      return [type, headers.get('content-encoding')]
    }),
  )
  expect(encodings.filter(([type]) => type === 'Font')).toEqual(Array(3).fill(['Font', null]))
  expect(encodings.filter(([type, encoding]) => type !== 'Font' && encoding !== 'gzip')).toEqual([])
})

it.each([PAGE, '/nulle-part'])(
  'runs no inline script and has no inline style: %s',
  async (path) => {
    const { html } = await visit(server.url, path)
    const scripts = Array.from(
      html.matchAll(/<script([^>]*)>/g),
      ([, attributes = '']) => attributes,
    )
    expect(scripts.filter((attributes) => !/ld\+json/.test(attributes))).toEqual([
      expect.stringMatching(/^ src="\/assets\/[^"]+\.js"$/),
    ])
    expect(html).not.toMatch(/<style|\sstyle="|\son[a-z]+="|javascript:/)
  },
)
