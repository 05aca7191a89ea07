import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Browser, BrowserContext, Page } from 'playwright-core'

import { PIXEL } from '@/tests/fixtures/files'
import {
  FILE_NAMES,
  importedFile,
  MARKDOWN,
  MARKUP,
  ONE_LINE,
  SVG,
  TARGETS,
} from '@/tests/fixtures/xss-payloads'
import { autosaved, enterAdmin, formReady, openForm, publishForm } from '@/tests/support/admin'
import { attacksIn, hostileTargets } from '@/tests/support/attacks'
import { launchShell } from '@/tests/support/chromium'
import { runContent } from '@/tests/support/content-command'
import { temporaryFolder, type RunningServer } from '@/tests/support/server'
import { startSite } from '@/tests/support/site'
import type { Staff } from '@/tests/support/staff'

jest.setTimeout(300_000)

const HOSTILE = 'hostile'
const IMPORTED = '/participer/administrations'
const SECRET = 'secret-de-test-'.repeat(3)

const dataDir = temporaryFolder()
let server: RunningServer
let staff: Staff
let browser: Browser
let context: BrowserContext
let page: Page
let attacks: string[]
/** The addresses in the admin of the forms to open. */
const forms: string[] = []
let pageId: string

beforeAll(async () => {
  ;({ server, staff } = await startSite('account', { DATA_DIR: dataDir }))
  browser = await launchShell()
  const file = path.join(dataDir, 'hostile.md')
  writeFileSync(file, importedFile('/participer'))
  const settings = { DATA_DIR: dataDir, PAYLOAD_SECRET: SECRET }
  const { code, output } = await runContent(['import', file], settings)
  if (code !== 0) throw new Error(output)
  context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 1000 } })
  attacks = await attacksIn(context, server.url)
  page = await context.newPage()
  page.setDefaultTimeout(30_000)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Opens `address`, waits until its scripts are idle, and triggers what reacts to the pointer or the keyboard. */
async function open(address: string): Promise<void> {
  await page.goto(server.url + address)
  if (/^\/admin\/collections\/[\w-]+\/[\da-f-]{36}$/.test(address)) await formReady(page)
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
  expect([address, await hostileTargets(page)]).toEqual([address, []])
  await page.keyboard.press('Tab')
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('main *')) {
      element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
    }
  })
  expect([address, attacks]).toEqual([address, []])
}

/** Publishes `data` and returns its id, or null when the server refuses the content. */
async function make(collection: string, data: Record<string, unknown>): Promise<string | null> {
  const sent = { _status: 'published', ...data }
  const response = await staff.ask('POST', `/api/${collection}?depth=0`, sent)
  const text = await response.text()
  expect([text, [201, 400].includes(response.status)]).toEqual([text, true])
  if (response.status === 400) return null
  return (JSON.parse(text) as { doc: { id: string } }).doc.id
}

describe('hostile words', () => {
  it('are refused as an address, by REST, by the import and by the form of a redirection', async () => {
    for (const [index, target] of TARGETS.entries()) {
      const link = { label: 'Lire', url: target }
      const id = await make('profiles', { name: `Métier ${index}`, description: 'x', link })
      const to = await make('redirects', { from: `ancienne-${index}`, url: target })
      const call = await make('calls', { name: `Appel ${index}`, applicationUrl: target })
      if (/^[^a-z/&]*(j|d|v|b)/i.test(target)) {
        expect([target, id, to, call]).toEqual([target, null, null, null])
      }
    }
    const file = path.join(dataDir, 'refuse.md')
    writeFileSync(file, importedFile(TARGETS[0]!))
    const settings = { DATA_DIR: dataDir, PAYLOAD_SECRET: SECRET }
    const { code, output } = await runContent(['check', file], settings)
    expect([code, output]).toEqual([1, expect.stringContaining('adresse non admise')])
  })

  it('are kept as words everywhere else, by REST', async () => {
    const criteria: string[] = []
    for (const [index, description] of MARKDOWN.entries()) {
      const name = MARKUP[index % MARKUP.length]
      const id = await make('criteria', { name, description })
      if (id) criteria.push(id)
    }
    expect(criteria.length).toBeGreaterThan(MARKUP.length)
    // A draft accepts any text.
    for (let start = 0; start < MARKDOWN.length; start += 40) {
      const description = MARKDOWN.slice(start, start + 40).join('\n\n')
      const id = await make('criteria', { name: ONE_LINE, description, _status: 'draft' })
      forms.push(`criteria/${id}`)
    }
    const call = await make('calls', {
      name: ONE_LINE,
      promotion: ONE_LINE,
      override: 'open',
      overrideReason: ONE_LINE,
      milestones: [{ label: ONE_LINE, kind: 'text', text: ONE_LINE }],
    })
    const profile = await make('profiles', { name: ONE_LINE, description: ONE_LINE })
    const step = await make('selection-steps', { text: ONE_LINE })
    const id = await make('pages', {
      title: ONE_LINE,
      slug: HOSTILE,
      calls: [call],
      hero: { title: ONE_LINE, introduction: ONE_LINE, apply: { label: ONE_LINE, url: IMPORTED } },
      sections: [
        { blockType: 'text', body: MARKUP.join('\n\n') },
        { blockType: 'criteria', title: ONE_LINE, criteria },
        { blockType: 'profiles', title: ONE_LINE, introduction: ONE_LINE, profiles: [profile] },
        { blockType: 'steps', title: ONE_LINE, steps: [step] },
        {
          blockType: 'questions',
          title: ONE_LINE,
          questions: [{ question: ONE_LINE, answer: ONE_LINE }],
        },
      ],
    })
    forms.push(`calls/${call}`, `profiles/${profile}`, `selection-steps/${step}`, `pages/${id}`)
    expect(forms.join()).not.toContain('null')
    pageId = id!
    await staff.setGlobal('site', {
      name: ONE_LINE,
      tagline: ONE_LINE,
      address: ONE_LINE,
      home: pageId,
    })
    const document = { relationTo: 'pages', value: pageId }
    const asked = await staff.ask('POST', '/api/review-requests', { document, note: ONE_LINE })
    expect(asked.status).toBe(201)
    await staff.change('pages', pageId, { hero: { title: `${ONE_LINE} bis` } }, { asDraft: true })
  })

  it('are kept as words in files, and a file that can run scripts is refused', async () => {
    const vector = new File([SVG], 'logo.svg', { type: 'image/svg+xml' })
    const disguised = new File([SVG], 'logo.png', { type: 'image/png' })
    for (const file of [vector, disguised]) {
      const { status } = await staff.sendFile('POST', '/api/images', file, { alt: 'x' })
      expect(status).toBe(400)
    }
    for (const name of FILE_NAMES) {
      const file = new File([PIXEL], name, { type: 'image/png' })
      const response = await staff.sendFile('POST', '/api/images', file, { alt: ONE_LINE })
      const text = await response.text()
      expect([name, text, response.status]).toEqual([name, text, 201])
      const { doc } = JSON.parse(text) as { doc: { id: string; slug: string } }
      expect(doc.slug).toMatch(/^[a-z0-9.-]+$/)
      if (name === FILE_NAMES[0]) forms.push(`images/${doc.id}`)
    }
  })

  it('are kept as words by the form of the admin', async () => {
    await enterAdmin(context, server.url)
    await openForm(page, `${server.url}/admin/collections/criteria/create`)
    await page.locator('#field-name').fill(ONE_LINE)
    await page.locator('.mdxeditor [contenteditable=true]').first().click()
    const saved = autosaved(page)
    await page.keyboard.insertText(ONE_LINE)
    await saved
    await publishForm(page)
    await page.waitForURL(/\/criteria\/[0-9a-f-]{36}/)
    expect([await hostileTargets(page), attacks]).toEqual([[], []])
  })
})

describe('no hostile words run, and the content policy has nothing to block', () => {
  it('for a visitor: pages, feeds, errors, files', async () => {
    const pages = ['/', `/${HOSTILE}`, IMPORTED, '/appels.atom', '/appels.ics', '/nulle-part']
    const odd = [
      '/%ff',
      `/${encodeURIComponent(MARKUP[0]!)}`,
      `/partage/${encodeURIComponent(MARKUP[3]!)}`,
    ]
    const visitor = await browser.newContext()
    const seen = await attacksIn(visitor, server.url)
    const tab = await visitor.newPage()
    for (const address of [...pages, ...odd]) {
      // Chromium downloads what it cannot display, such as a calendar.
      await tab.goto(server.url + address, { waitUntil: 'load' }).catch(() => null)
      expect([address, await hostileTargets(tab), seen]).toEqual([address, [], []])
    }
    await visitor.close()
  })

  it('in a preview, framed or not, and behind a share link', async () => {
    const response = await staff.ask('POST', '/api/share-links', { page: pageId })
    const { link } = (await response.json()) as { link: { address: string } }
    await open(new URL(link.address).pathname)
    await open(`/apercu/${HOSTILE}`)
    await open(`/apercu/${HOSTILE}?cadre=oui&le=${encodeURIComponent(MARKUP[3]!)}`)
    await open(`/${HOSTILE}`)
  })

  it('in the lists of the admin', async () => {
    await open('/admin')
    for (const collection of ['pages', 'criteria', 'calls', 'images', 'redirects']) {
      await open(`/admin/collections/${collection}?limit=100`)
    }
    await open(`/admin/collections/pages?search=${encodeURIComponent(MARKUP[3]!)}`)
    await open('/admin/globals/site')
  })

  it('in the forms of the admin and their history', async () => {
    const pageAddress = `/admin/collections/pages/${pageId}`
    await open(`${pageAddress}/versions`)
    const version = await page.locator('a[href*="/versions/"]').first().getAttribute('href')
    await open(version!)
    for (const form of forms) await open(`/admin/collections/${form}`)
  })

  it('no browser reports anything, although it reports a real violation', async () => {
    const REPORTED = 'Violation de la politique de sécurité'
    expect(server.output()).not.toContain(REPORTED)
    for (const address of [`/${HOSTILE}`, '/admin', `/apercu/${HOSTILE}`]) {
      await page.goto(server.url + address)
      await page.evaluate(() => {
        const script = document.createElement('script')
        script.textContent = 'window.__xss=1'
        document.head.append(script)
      })
      while (attacks.length === 0) await page.waitForTimeout(50)
      expect(attacks.splice(0)).toEqual([
        expect.stringMatching(/^script-src-elem stopped inline at /),
      ])
    }
    while (server.output().split(REPORTED).length < 4) await page.waitForTimeout(100)
  })
})
