/**
 * `kill -9` during publications, again and again. Each round writes drafts marked with its number, publishes them, kills
 * the server at a random moment, starts it again, and throws at the first inconsistency.
 */
import type { CollectionSlug } from 'payload'

import { publishContent, PAGE_PATH, type Content } from '@/tests/support/content'
import { signUp, type Staff } from '@/tests/support/staff'
import { visit, type Visit } from '@/tests/support/visitor'

import type { Victim } from './victim'

type Marked = { collection: CollectionSlug; id: string; data: (mark: string) => object }
type Outcome = 'before' | 'after'

/** The result: how many rounds left the page as it was or published, and how many were answered before the kill. */
export type Tally = { before: number; after: number; answered: number; longestStartMs: number }

export type Rounds = { times: number; random: () => number; tell: (line: string) => void }

/** A crash test of a plugin, in `plugins/<plugin>/tests/crash.ts`. `npm run test:crash -- <kind>` runs it. */
export type PluginCrash = {
  kind: string
  /** How often it kills a server by default. */
  times: number
  /** `settings`: the environment of a server on an empty database. Rejects if the site does not survive. */
  run: (settings: { DATABASE_URL: string; DATA_DIR: string }, rounds: Rounds) => Promise<object>
}

const WAYS = ['together', 'alone'] as const
const PROBE_WITHIN_MS = 20_000
/** Kills fall within this multiple of the time of a publication: most during it, some after. */
const BEYOND = 1.25

/** Runs `times` rounds on `victim`, whose database is empty; `victim` is left running. */
export async function crashRounds(victim: Victim, rounds: Rounds): Promise<Tally> {
  await victim.start()
  const staff = await signUp(victim.url)
  const content = await publishContent(staff)
  const marked = whatIsMarked(content)
  const tally: Tally = { before: 0, after: 0, answered: 0, longestStartMs: 0 }

  let shown = marks(0)
  await writeDrafts(staff, marked, shown)
  await publish.together(staff, content)
  await writeDrafts(staff, marked, shown)
  const lasts = {
    together: await howLong(() => publish.together(staff, content)),
    alone: await howLong(() => publish.alone(staff, content)),
  }

  for (let round = 1; round <= rounds.times; round++) {
    const way = WAYS[round % WAYS.length]!
    const mark = marks(round)
    await writeDrafts(staff, marked, mark)
    const delay = Math.round(rounds.random() * BEYOND * lasts[way])
    const { isAnswered, took, read } = await killDuring(victim, delay, () =>
      publish[way](staff, content),
    )
    if (isAnswered) lasts[way] = (lasts[way] + took) / 2
    // The publication is slower than measured, because the machine is busier.
    else if (delay >= lasts[way]) lasts[way] = 1.5 * delay
    const startMs = await victim.start()
    const outcome = await expectWhole(victim, { way, shown, mark, isAnswered, read })
    await expectDrafts(staff, marked, mark)
    shown = outcome === 'after' ? afterOf(way, shown, mark) : shown
    await expectNoLock(victim, staff, content, round)
    tally[outcome]++
    if (isAnswered) tally.answered++
    tally.longestStartMs = Math.max(tally.longestStartMs, startMs)
    rounds.tell(
      `${round}/${rounds.times} ${way}: killed after ${delay} ms, ${isAnswered ? 'answered' : 'not answered'}, ${outcome}, started in ${startMs} ms`,
    )
  }
  return tally
}

/** The marks of a page: those of the documents published with the page, and that of the page. */
type Shown = { documents: string; page: string }
const marks = (round: number): Shown => ({ documents: `n°${round}`, page: `n°${round}` })

/** With `alone`, the page is published without the documents that it shows. */
const afterOf = (way: (typeof WAYS)[number], shown: Shown, mark: Shown): Shown =>
  way === 'together' ? mark : { ...shown, page: mark.page }

function whatIsMarked({ page, call, criteria, profiles }: Content): Marked[] {
  const named = (collection: CollectionSlug) => (id: string) => ({
    collection,
    id,
    data: (mark: string) => ({ name: `Nom ${mark}` }),
  })
  return [
    ...criteria.map(named('criteria')),
    ...profiles.map(named('profiles')),
    {
      collection: 'calls',
      id: call,
      data: (mark) => ({ applicationUrl: `https://candidatures.example.fr/${mark.slice(2)}` }),
    },
    {
      collection: 'pages',
      id: page,
      data: (mark) => ({ title: `Page ${mark}`, hero: { title: `Page ${mark}` } }),
    },
  ]
}

async function writeDrafts(staff: Staff, marked: Marked[], { page }: Shown): Promise<void> {
  for (const { collection, id, data } of marked) {
    await staff.change(collection, id, data(page) as never, { asDraft: true })
  }
}

const publish = {
  together: (staff: Staff, { page, call, criteria, profiles }: Content) =>
    staff.ask('POST', `/api/pages/${page}/publish-together`, {
      documents: [
        { collection: 'calls', id: call },
        ...criteria.map((id) => ({ collection: 'criteria', id })),
        ...profiles.map((id) => ({ collection: 'profiles', id })),
      ],
    }),
  alone: (staff: Staff, { page }: Content) =>
    staff.ask('PATCH', `/api/pages/${page}?depth=0`, { _status: 'published' }),
} satisfies Record<(typeof WAYS)[number], unknown>

async function howLong(work: () => Promise<unknown>): Promise<number> {
  const began = Date.now()
  await work()
  return Date.now() - began
}

/**
 * Runs `work` and kills the server after `delay` ms. Meanwhile it reads the page repeatedly, as visitors do; `read` holds
 * these pages.
 */
async function killDuring(victim: Victim, delay: number, work: () => Promise<Response>) {
  const began = Date.now()
  let isKilled = false
  const read: Visit[] = []
  const reading = (async () => {
    while (!isKilled) {
      const found = await visit(victim.url, PAGE_PATH).catch(() => null)
      if (found) read.push(found)
    }
  })()
  const answering = work().then(
    (answer) => ({ status: answer.status, took: Date.now() - began }),
    () => null,
  )
  await new Promise((resolve) => setTimeout(resolve, delay))
  await victim.kill()
  isKilled = true
  const [answer] = await Promise.all([answering, reading])
  if (answer && answer.status !== 200) throw new Error(`Publishing answered ${answer.status}.`)
  const refused = read.find(({ status }) => status !== 200)
  if (refused) throw new Error(`A visit during the publication was answered ${refused.status}.`)
  return {
    isAnswered: answer !== null,
    took: answer?.took ?? 0,
    read: read.map(({ html }) => html),
  }
}

type Expected = {
  way: (typeof WAYS)[number]
  shown: Shown
  mark: Shown
  isAnswered: boolean
  read: string[]
}

async function expectWhole(victim: Victim, expected: Expected): Promise<Outcome> {
  const { way, shown, mark, isAnswered, read } = expected
  const after = afterOf(way, shown, mark)
  const which = (html: string): Outcome => {
    const found = JSON.stringify(marksIn(html))
    if (found === JSON.stringify(after)) return 'after'
    if (found === JSON.stringify(shown)) return 'before'
    throw new Error(`A mixture: ${found}, between ${JSON.stringify({ shown, after })}.`)
  }
  const seen = read.map(which)
  if (seen.lastIndexOf('before') > seen.indexOf('after') && seen.includes('after')) {
    throw new Error('Visitors read what was published, then what was before.')
  }
  const { html, status } = await visit(victim.url, PAGE_PATH)
  if (status !== 200) throw new Error(`The page is answered ${status} after the start.`)
  const outcome = which(html)
  if (isAnswered && outcome === 'before') throw new Error('What was answered 200 is lost.')
  const again = await visit(victim.url, PAGE_PATH)
  if (again.html !== html) throw new Error('The same page was made twice, and differs.')
  return outcome
}

/** Returns the marks that a page shows. Several marks of one kind are joined, which no consistent page has. */
function marksIn(html: string): Shown {
  const all = (pattern: RegExp) =>
    [...new Set([...html.matchAll(pattern)].map(([, number]) => `n°${number}`))].join('+')
  return {
    documents: all(/(?:Nom n°|candidatures\.example\.fr\/)(\d+)/g),
    page: all(/Page n°(\d+)/g),
  }
}

/** Expects the latest version of each document to be the draft or its publication, and its history to be readable. */
async function expectDrafts(staff: Staff, marked: Marked[], { page: mark }: Shown): Promise<void> {
  for (const { collection, id, data } of marked) {
    const latest = await json(staff, `/api/${collection}/${id}?draft=true&depth=0`)
    const where = `where[parent][equals]=${id}&depth=0&pagination=false`
    const { docs } = await json<{ docs: Version[] }>(staff, `/api/${collection}/versions?${where}`)
    for (const [name, value] of Object.entries(data(mark))) {
      const texts = [latest[name], docs.find((one) => one.latest)?.version[name]]
      if (texts.every((text) => JSON.stringify(text).includes(inner(value)))) continue
      throw new Error(`${collection}/${id}: the draft “${inner(value)}” is lost: ${String(texts)}`)
    }
    const count = docs.filter((one) => one.latest).length
    if (count !== 1) throw new Error(`${collection}/${id}: ${count} versions are the latest.`)
    if (docs.some(({ version }) => typeof version !== 'object')) throw new Error('A broken version')
  }
}

type Version = { latest?: boolean; version: Record<string, unknown> }

const inner = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value).slice(1, -1)

async function json<Body = Record<string, unknown>>(staff: Staff, path: string): Promise<Body> {
  const answer = await staff.ask('GET', path)
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Body
}

/** Expects that another document can be published, and is shown at the next request. */
async function expectNoLock(victim: Victim, staff: Staff, { steps }: Content, round: number) {
  const text = `Étape de la panne ${round}`
  const took = await howLong(() => staff.change('selection-steps', steps[0]!, { text }))
  if (took > PROBE_WITHIN_MS) throw new Error(`The next publication waited for ${took} ms.`)
  const { html } = await visit(victim.url, PAGE_PATH)
  if (!html.includes(text)) throw new Error('The page does not follow what is published next.')
}
