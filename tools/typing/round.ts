/** One round: a new document, random actions on a slow network, and a check of the result. */
import { setTimeout as wait } from 'node:timers/promises'

import type { BrowserContext, Page } from 'playwright-core'

import { SHOWN_WHILE } from '@/call/state'
import { openForm } from '@/tests/support/admin'
import { randomFrom } from '@/tests/support/crash/random'
import type { Site as WholeSite } from '@/tests/support/site'
import { parisInstant } from '@/text/paris-time'
import { readMarkdown } from '@/text/markdown/parse'
import { markdownToPlainText } from '@/text/markdown/plain-text'

import { someAction, type Hands } from './actions'
import { Expected, readScreen } from './screen'
import { lastEvents, recordEvents } from './trace'

/** Interval between two readings of the screen. */
const LOOK_MS = 200
/** Time after the last action within which everything must be saved and shown. */
const SETTLE_MS = 6_000
/** Time the screen may take to show an action: React renders a new row once the server has described it. */
const DRAWN_WITHIN_MS = 10_000
const MAX_DELAY_MS = 3_000
const ACTIONS = 12

type Site = Pick<WholeSite, 'server' | 'staff'>

type Kind = 'pages' | 'calls'
type Doc = Record<string, unknown>

/** How the names of the calls begin that no round edits. */
export const KEPT_CALLS = 'Appel EIG '

const NAMES: Record<string, string> = Object.fromEntries(
  Object.entries(SHOWN_WHILE).map(([value, label]) => [label, value]),
)

const PLAIN: Record<Kind, string[]> = {
  pages: ['title', 'hero.title', 'description'],
  calls: ['name', 'promotion'],
}

function content(kind: Kind, seed: number): Doc {
  if (kind === 'calls') {
    const milestones = ['Jury', 'Auditions', 'Lauréats'].map((label) => ({
      label,
      kind: 'day',
      startsOn: '2027-03-01T23:00:00.000Z',
    }))
    return { name: `Appel ${seed}`, promotion: '7', milestones, _status: 'draft' }
  }
  const questions = ['Q0', 'Q1', 'Q2', 'Q3'].map((question) => ({ question, answer: 'Réponse.' }))
  return {
    title: `Essai ${seed}`,
    slug: `essai-${seed}`,
    description: 'Un essai.',
    hero: { title: 'Un essai', introduction: 'Une introduction.' },
    sections: [
      { blockType: 'questions', title: 'Questions', questions },
      { blockType: 'text', body: 'Un texte.' },
    ],
    _status: 'draft',
  }
}

/** Runs the round of `seed` in a page of `context`. Throws with the failure and the list of actions. */
export async function typingRound(site: Site, context: BrowserContext, seed: number) {
  const random = randomFrom(seed)
  const kind: Kind = seed % 4 === 3 ? 'calls' : 'pages'
  const id = await site.staff.create(kind, content(kind, seed))
  const page = await context.newPage()
  const done: string[] = []
  const began = Date.now()
  const note = (what: string) => done.push(`${Date.now() - began} ms: ${what}`)
  try {
    await openForm(page, `${site.server.url}/admin/collections/${kind}/${id}`)
    await recordEvents(page)
    const isPreviewed = kind === 'pages' && seed % 2 === 0
    if (isPreviewed) await openPreview(page)
    // A separate generator: the number of responses depends on the machine, and must not change what is typed.
    await slowDown(page, randomFrom(seed + 2 ** 30), note)
    const expected = new Expected()
    expected.differences(await readScreen(page))

    const check = async () => {
      const differences = expected.differences(await readScreen(page))
      if (differences.length) throw new Error(differences.join('; '))
    }
    const settled = async () => {
      const last = Date.now() + DRAWN_WITHIN_MS
      while (expected.differences(await readScreen(page)).length && Date.now() < last)
        await wait(50)
      await check()
    }
    const watch = async (ms: number) => {
      for (const end = Date.now() + ms; Date.now() < end; await wait(LOOK_MS)) await check()
    }
    const hands: Hands = { page, expected, random, settled, plain: PLAIN[kind] }
    for (let count = 0; count < ACTIONS; count += 1) {
      const action = someAction(random)
      note(action.name)
      note(`${action.name}: ${await action.act(hands)}`)
      await watch(random() * 700)
    }
    await watch(SETTLE_MS)
    const wrong = await notStored(site, kind, id, expected)
    if (wrong.length) throw new Error(`Not stored: ${wrong.join('; ')}`)
    if (kind === 'pages') await checkPreview(site, page, id, isPreviewed)
  } catch (error) {
    const events = await lastEvents(page).catch(() => [])
    throw new Error(
      `Seed ${seed} (${kind}): ${String(error)}\n  ${[...done, 'In the page:', ...events].join('\n  ')}`,
    )
  } finally {
    await page.close()
  }
}

/** Delays the responses to saves and to form-state requests independently, by up to `MAX_DELAY_MS`. */
async function slowDown(page: Page, random: () => number, note: (what: string) => void) {
  const most = { save: random() * MAX_DELAY_MS, state: random() * MAX_DELAY_MS }
  note(`saves up to ${Math.round(most.save)} ms, form states up to ${Math.round(most.state)} ms`)
  const delay = (pattern: RegExp, ms: number) =>
    page.route(pattern, async (route) => {
      if (route.request().method() === 'GET') return route.fallback()
      const later = random() * ms
      const response = await route.fetch().catch(() => null)
      if (!response) return route.abort().catch(() => {})
      await wait(later)
      // The page may have been closed in the meantime.
      await route.fulfill({ response }).catch(() => {})
    })
  await delay(/\/api\/(pages|calls)\/[^/]+(\?|\/publish)/, most.save)
  await delay(/\/admin\/collections\/(pages|calls)\//, most.state)
}

async function openPreview(page: Page): Promise<void> {
  const frame = page.locator('#live-preview-iframe')
  if (!(await frame.isVisible())) await page.getByRole('button', { name: 'Aperçu' }).click()
  await page.frameLocator('#live-preview-iframe').locator('main h1').waitFor()
}

/** Returns the differences between the database and the screen. */
async function notStored(site: Site, kind: Kind, id: string, expected: Expected) {
  const doc = await stored(site, kind, id)
  const names = new Map<string, string>()
  for (const slug of ['calls', 'pages']) {
    const answer = await site.staff.ask('GET', `/api/${slug}?draft=true&depth=0&limit=0`)
    const { docs } = (await answer.json()) as { docs: Record<'id' | 'name' | 'title', string>[] }
    for (const { id, name, title } of docs) names.set(id, name ?? title)
  }
  const wrong = Object.entries(expected.values).flatMap(([path, shown]) => {
    const value = at(doc, path)
    return same(path, shown, value, names)
      ? []
      : [`${path}: ${JSON.stringify(value)} for « ${shown} »`]
  })
  const counts = expected.arrays().flatMap((array) => {
    const rows = (at(doc, array) as unknown[] | undefined) ?? []
    const shown = expected.rowsOf(array).length
    return rows.length === shown ? [] : [`${array}: ${rows.length} rows for ${shown}`]
  })
  return [...wrong, ...counts]
}

const stored = async (site: Site, kind: Kind, id: string) =>
  (await (await site.staff.ask('GET', `/api/${kind}/${id}?draft=true&depth=0`)).json()) as Doc

const at = (doc: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], doc)

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Whether a control that shows `shown` holds `value`: a text, Markdown, a date in Paris, a choice or related documents. */
function same(path: string, shown: string, value: unknown, names: Map<string, string>): boolean {
  if (Array.isArray(value)) {
    const labels = value.length ? shown.split(' | ') : []
    const isShown = (one: unknown, place: number) => {
      const name = names.get(String(one)) ?? ''
      // A call of another round, which renames it meanwhile.
      return name === labels[place] || !name.startsWith(KEPT_CALLS)
    }
    return value.length === labels.length && value.every(isShown)
  }
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  if (text === shown || NAMES[shown] === text || names.get(text) === shown) return true
  const instant = parisInstant(shown)?.instant.toISOString()
  if (instant) return instant === text
  if (markdownToPlainText(readMarkdown(text).tree).replace(/\s/g, '') === shown) return true
  // The label of an option: only the form knows which value it has.
  return /(shownWhile|override|purpose)$/.test(path) && Boolean(text) === Boolean(shown)
}

/** Throws unless the preview shows the words of the stored page: its own page, and the frame next to the form if open. */
async function checkPreview(site: Site, page: Page, id: string, isPreviewed: boolean) {
  const doc = await stored(site, 'pages', id)
  const { hero, sections, slug } = doc as {
    hero: { title: string }
    sections: { questions?: { question?: string | null }[]; shownWhile?: string | null }[]
    slug: string
  }
  const words = [
    hero.title,
    ...sections
      .filter(({ shownWhile }) => !shownWhile)
      .flatMap(({ questions }) => questions?.flatMap(({ question }) => question ?? []) ?? []),
  ].filter(Boolean)
  const response = await site.staff.ask('GET', `/apercu/${slug}`)
  const html = oneLine(await response.text())
  const missing = words.filter((word) => !html.includes(word))
  if (missing.length)
    throw new Error(`Not in the preview (${response.status}): ${missing.join('; ')}`)
  if (!isPreviewed) return
  const main = page.frameLocator('#live-preview-iframe').locator('main')
  const shown = oneLine((await main.textContent()) ?? '')
  const notShown = words.filter((word) => !shown.includes(word))
  if (notShown.length) throw new Error(`Not in the frame beside the form: ${notShown.join('; ')}`)
}
