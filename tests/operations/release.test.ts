import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import type { Assets } from '@/platform/assets'
import { ensureNginx } from '@/scripts/testing/nginx'
import { PAGE_PATH } from '@/tests/support/content'
import { Victim } from '@/tests/support/crash/victim'
import { keptSite } from '@/tests/support/kept-site'
import { makeNextRelease } from '@/tests/support/next-release'
import { startNginx, type RunningNginx } from '@/tests/support/nginx'
import { freePort, temporaryFolder } from '@/tests/support/server'
import { namedFiles, visit } from '@/tests/support/visitor'

jest.setTimeout(120_000)

/** The relative addresses in a style sheet. */
const RELATIVE = /url\(["']?(?!data:|\/)([^"')]+)/g

// nginx.test.ts checks that CI has nginx.
const describeWithNginx = ensureNginx() ? describe : describe.skip

describeWithNginx('a release, one instance after the other, behind the shipped nginx', () => {
  const data = temporaryFolder()
  const folder = makeNextRelease()
  const [before, after] = [process.cwd(), folder].map(assetsOf) as [Assets, Assets]
  let nginx: RunningNginx
  let old: Victim
  let next: Victim

  beforeAll(async () => {
    const [port, oldPort, nextPort] = [await freePort(), await freePort(), await freePort()]
    const settings = {
      DATA_DIR: data,
      PAYLOAD_SECRET: 'secret-de-test-'.repeat(3),
      SITE_URL: `http://localhost:${port}`,
      TRUSTED_PROXIES: '1',
    }
    copyFileSync(keptSite('fixture'), path.join(data, 'eig.sqlite'))
    old = new Victim({ ...settings, PORT: String(oldPort) })
    next = new Victim({ ...settings, PORT: String(nextPort) }, folder)
    await old.start()
    nginx = await startNginx(port, [oldPort, nextPort])
  })
  afterAll(async () => {
    await nginx?.stop()
    await Promise.all([old?.kill(), next?.kill()])
    for (const made of [data, folder]) rmSync(made, { recursive: true, force: true })
  })

  const get = (address: string) => visit(nginx.url, address)

  /**
   * Requests what a browser would: the page, then all files that it names. Returns the style sheet of the page, the
   * files, and those that were missing.
   */
  async function browse(): Promise<{ sheet: string; files: string[]; missing: string[] }> {
    const { html } = await get(PAGE_PATH)
    const named = new Set(namedFiles(html))
    const sheet = [...named].find((file) => file.endsWith('.css'))!
    const css = (await get(sheet)).html
    for (const [, file] of css.matchAll(RELATIVE)) {
      named.add(new URL(file!, new URL(sheet, nginx.url)).pathname)
    }
    const missing: string[] = []
    for (const file of named) {
      const { status } = await get(file)
      if (status !== 200) missing.push(`${status} ${file}`)
    }
    return { sheet, files: [...named], missing }
  }

  it('has another style sheet', () => {
    expect(after.base).not.toBe(before.base)
  })

  it('caches nothing for files requested before they exist', async () => {
    for (const file of [after.styles[0]!, after.script, '/_next/static/chunks/demain.js']) {
      const answers = [await get(file), await get(file)]
      for (const { status, headers } of answers) {
        // 502: nginx also tries the next instance, which does not run yet.
        expect([404, 502]).toContain(status)
        // A 502 is a page of nginx itself, without a cache status.
        if (status === 404) expect(headers.get('x-cache-status')).toBe('MISS')
        expect(headers.get('cache-control') ?? '').not.toMatch(/immutable|max-age=[1-9]/)
      }
    }
  })

  it('gives each page all of its files, from either instance, and once the old instance is stopped', async () => {
    const seen = new Set<string>()
    const missing: string[] = []
    const browseUntil = async (isEnough: () => boolean) => {
      while (!isEnough()) {
        const visited = await browse()
        seen.add(visited.sheet)
        missing.push(...visited.missing)
      }
    }
    await browseUntil(() => seen.has(before.styles[0]!))
    await next.start()
    await browseUntil(() => seen.has(after.styles[0]!))
    // Served just before the old instance stops.
    const { files } = await browse()
    await old.stop()
    for (const file of new Set([...files, before.styles[0]!, before.script])) {
      const { status } = await get(file)
      if (status !== 200) missing.push(`${status} ${file}`)
    }
    seen.clear()
    await browseUntil(() => seen.has(after.styles[0]!))
    expect(missing).toEqual([])
  })

  it('caches the files from then on, and serves the old ones even without a copy in nginx', async () => {
    const { headers } = await get(after.styles[0]!)
    expect(headers.get('x-cache-status')).toBe('HIT')
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const cache = path.join(nginx.folder, 'cache')
    for (const name of readdirSync(cache)) rmSync(path.join(cache, name), { recursive: true })
    for (const file of [before.styles[0]!, before.script, before.artwork.moon]) {
      const { status, headers } = await get(file)
      expect([file, status, headers.get('x-cache-status')]).toEqual([file, 200, 'MISS'])
    }
  })
})

function assetsOf(folder: string): Assets {
  const manifest = path.join(folder, 'public/assets/manifest.json')
  return JSON.parse(readFileSync(manifest, 'utf8')) as Assets
}
