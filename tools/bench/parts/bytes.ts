import { brotliCompressSync, gzipSync } from 'node:zlib'

import { WEIGHT } from '@/tests/bench/budgets'
import { launchChromium } from '@/tests/support/chromium'
import { bytesOf, watchTraffic, type Arrival } from '@/tests/support/traffic'

import type { Measure } from '../measure'
import { PAGE, type BenchSite } from '../site'

/** What a first visit and a repeated one weigh on the wire, and each type of file raw, with gzip and with Brotli. */
export async function bytes({ url }: BenchSite): Promise<Measure[]> {
  const browser = await launchChromium()
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const visit = async () => {
    const page = await context.newPage()
    const arrivals = await watchTraffic(page)
    await page.goto(url + PAGE, { waitUntil: 'networkidle' })
    await page.close()
    return arrivals
  }
  const first = await visit()
  const repeated = await visit()
  await browser.close()

  const { firstVisit, repeatedVisit } = WEIGHT
  const total = bytesOf(first)
  return [
    line('first visit, requests', first.length, firstVisit.requests, ''),
    line('first visit, without fonts', total - bytesOf(first, 'Font'), firstVisit.withoutFonts),
    line('first visit, with fonts', total, firstVisit.withFonts),
    line('first visit, scripts', bytesOf(first, 'Script'), firstVisit.script),
    line('repeated visit, requests', asked(repeated).length, null, ''),
    line('repeated visit', bytesOf(repeated), repeatedVisit.total),
    ...(await byType(first)),
  ]
}

/** Those for which a server was asked. */
const asked = (arrivals: Arrival[]) => arrivals.filter(({ bytes }) => bytes > 0)

const SIZES = {
  raw: (file: Buffer) => file.length,
  gzip: (file: Buffer) => gzipSync(file).length,
  br: (file: Buffer) => brotliCompressSync(file).length,
}

async function byType(arrivals: Arrival[]): Promise<Measure[]> {
  const bodies = new Map<string, Buffer[]>()
  for (const { url, type } of arrivals) {
    const body = Buffer.from(await (await fetch(url)).arrayBuffer())
    bodies.set(type, [...(bodies.get(type) ?? []), body])
  }
  return [...bodies].flatMap(([type, files]) =>
    Object.entries(SIZES).map(([form, size]) => {
      const total = files.reduce((sum, file) => sum + size(file), 0)
      return line(`${type}, ${form} (${files.length})`, total, null)
    }),
  )
}

const line = (what: string, value: number, atMost: number | null, unit = 'B'): Measure => ({
  part: 'bytes',
  what,
  database: null,
  value,
  unit,
  budget: atMost === null ? null : { atMost },
})
