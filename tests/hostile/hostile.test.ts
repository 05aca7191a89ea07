import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { ensureNginx } from '@/scripts/testing/nginx'
import type { ProcessMemory } from '@/scripts/testing/watched-process'
import { PAGE_PATH } from '@/tests/support/content'
import type { Attempt, RawAttempt } from '@/tests/support/hostile/attempt'
import { crowd } from '@/tests/support/hostile/crowd'
import {
  EDITOR,
  fill,
  sessionOf,
  startHostileSite,
  type HostileSite,
  type Target,
} from '@/tests/support/hostile/site'
import { holdOpen } from '@/tests/support/hostile/slow'
import { storm } from '@/tests/support/hostile/storm'
import { summary, type Came } from '@/tests/support/hostile/summary'
import { startVisits, type RunningVisits } from '@/tests/support/hostile/visits'
import { mongodbServer } from '@/tests/support/mongodb'
import { ACCOUNT, type Staff } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

import { accounts, firstAccount } from './families/accounts'
import { addresses } from './families/addresses'
import { bodies } from './families/bodies'
import { caching } from './families/caching'
import { editorsChanges } from './families/editors-changes'
import { editorsDocuments } from './families/editors-documents'
import { editorsQueries } from './families/editors-queries'
import { methodsAndFraming } from './families/methods-and-framing'
import { nextHeaders } from './families/next-headers'
import { editorsFunctions, reportsAndFunctions } from './families/reports-and-functions'
import { DRAFTS_NEEDED, previewedTexts, sharedTexts, texts } from './families/texts'
import { editorsUploads, anonymousUploads } from './families/uploads'

jest.setTimeout(120_000)

type Families = [name: string, make: (target: Target) => (Attempt | RawAttempt)[]][]

const OF_ANONYMOUS: Families = [
  ['headers of Next', nextHeaders],
  ['caching', caching],
  ['bodies', bodies],
  ['addresses', addresses],
  ['methods and framing', methodsAndFraming],
  ['accounts', accounts],
  ['reports and functions', reportsAndFunctions],
  ['files', anonymousUploads],
]

const OF_AN_EDITOR: Families = [
  ['texts', texts],
  ['texts in the preview', previewedTexts],
  ['queries', editorsQueries],
  ['documents', editorsDocuments],
  ['files', editorsUploads],
  ['functions', editorsFunctions],
  ['locks, bulk and accounts', editorsChanges],
]

/** The families to which another database may respond differently. */
const OF_A_DATABASE = ['queries', 'accounts', 'documents', 'locks, bulk and accounts']
const tried = (families: Families) =>
  families.filter(([name]) => !mongodbServer || OF_A_DATABASE.includes(name))

const itOnSqlite = mongodbServer ? it.skip : it

/** The longest time that a visitor may wait, on two cores that do nothing else. */
const LONGEST_WAIT_MS = 1_000
/**
 * The same while one client sends requests on 64 connections, directly and through nginx. One visit of a crowd may take
 * longer, because a busy machine stalls now and then; a server that lets the crowd go first delays most of them.
 */
const LONGEST_IN_CROWD_MS = { site: 500, nginx: 250 }
const USUAL_IN_CROWD_MS = { site: 120, nginx: 60 }
const CROWD_MS = 3_000
const LONGEST_LINE_BYTES = 8 * 1024
/**
 * The memory that is still in use, and the memory that the system has given: allocators keep up to 90 MB of the latter,
 * for one large picture alone.
 */
const MOST_MEMORY_MB = { live: 60, resident: 100 }
const SETTLED_WITHIN_MS = 30_000
const SLOW_CONNECTIONS = 16

/** The first five of `all`, then their number: enough to understand a failure. */
const some = <One>(all: One[]) => (all.length > 5 ? [...all.slice(0, 5), all.length] : all)

/** The copies in the nginx cache of `folder`: the key and the status of each. */
const keptCopies = (folder: string) =>
  readdirSync(path.join(folder, 'cache'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const start = readFileSync(path.join(entry.parentPath, entry.name)).toString('latin1')
      return {
        key: /^KEY: (.*)$/m.exec(start)?.[1] ?? '',
        status: Number(/^HTTP\/1\.\d (\d{3})/m.exec(start)?.[1]),
      }
    })

const hasNginx = ensureNginx()
if (process.env.CI && !hasNginx) throw new Error('In CI the shipped nginx must be tried.')
const describeWithNginx = hasNginx ? describe : describe.skip

describeWithNginx('hostile requests', () => {
  let site: HostileSite
  const told: Came[] = []

  beforeAll(async () => {
    site = await startHostileSite()
  })
  afterAll(() => site.stop())

  async function attempt(
    family: string,
    attempts: (Attempt | RawAttempt)[],
    session: Record<string, string> | null,
  ) {
    const came = await storm(site.doors, attempts, session)
    told.push({ ...came, family })
    expect(came.faults).toEqual([])
  }

  it('do not make their sender the administrator of a new site', () =>
    attempt('the first account', firstAccount(), null))

  describe('while visitors read', () => {
    let staff: Staff
    let target: Target
    let session: Record<string, string>
    let before: { memory: ProcessMemory; left: Left }
    let visitors: RunningVisits
    let letGo: () => void

    beforeAll(async () => {
      ;({ staff, target } = await fill(site, DRAFTS_NEEDED))
      session = await sessionOf(site.server.url, EDITOR)
      await readAll()
      await site.measure()
      before = { left: await left(), memory: await site.measure() }
      visitors = await startVisits({
        urls: site.doors.map((door) => door.url),
        pages: [
          { path: PAGE_PATH, words: 'Accueillir une équipe' },
          { path: '/sitemap.xml', words: '<urlset' },
          { path: PAGE_PATH, words: 'Nos critères' },
          { path: '/appels.atom', words: '<feed' },
          { path: target.paths.style, words: '{' },
        ],
        processes: site.processes,
      })
      letGo = holdOpen(site.doors, SLOW_CONNECTIONS)
    })
    afterAll(async () => {
      letGo()
      await visitors.stop()
    })

    /**
     * Requests once everything that the families request: what a server loads, compiles and renders at the first
     * request is not a leak.
     */
    async function readAll() {
      const paths = [
        ...[PAGE_PATH, '/nulle-part', '/apercu/brouillon-0', '/api/pages', '/admin/login'],
        ...['/admin/collections/pages', '/admin/collections/users', '/admin/account'],
      ]
      for (const one of [...paths, ...Object.values(target.paths), target.drafts[0]!.shared]) {
        await visit(site.server.url, one, { headers: session })
      }
      const largest = editorsUploads(target).filter(({ tries }) => tries.includes('million'))
      await storm(site.doors, [...largest, ...editorsFunctions()], session)
    }

    type Left = Record<'page' | 'accounts' | 'locks' | 'links' | 'taken' | 'drafts', unknown>

    /**
     * What visitors read, and what none of these requests may change. An editor may write drafts and create others: no
     * existing draft may be gone, or hold the words of a bulk change.
     */
    async function left(): Promise<Left> {
      const read = async (address: string, ...fields: string[]) => {
        const answer = await staff.ask('GET', `/api/${address}&depth=0&limit=200`)
        const { docs } = (await answer.json()) as { docs: Record<string, unknown>[] }
        return docs.map((doc) => fields.map((field) => doc[field]).join()).sort()
      }
      const drafts = 'draft=true&where[_status][equals]=draft'
      return {
        page: words((await visit(site.server.url, PAGE_PATH)).html),
        accounts: await read('users?', 'id', 'name', 'email', 'role'),
        locks: await read(
          `payload-locked-documents?where[user.value][equals]=${target.administrator}`,
          'id',
        ),
        links: await read('share-links?', 'id', 'revokedAt'),
        taken: [
          await read('pages?draft=true&where[title][equals]=Pris', 'id'),
          await read('criteria?draft=true&where[name][equals]=Pris', 'id'),
          await read('calls?draft=true&where[name][equals]=Pris', 'id'),
        ],
        drafts: [
          ...(await read(`pages?${drafts}`, 'id')),
          ...(await read(`criteria?${drafts}`, 'id')),
        ],
      }
    }

    it.each(tried(OF_ANONYMOUS))(
      'of an anonymous visitor cause no failure and mislead no other visitor: %s',
      (family, make) => attempt(family, make(target), null),
    )

    it.each(tried(OF_AN_EDITOR))(
      'of an editor cause no failure and mislead no visitor: %s',
      (family, make) => attempt(`editor: ${family}`, make(target), session),
    )

    itOnSqlite('of an anonymous visitor with a share link cause no failure', () =>
      attempt('texts by their share links', sharedTexts(target), null),
    )

    const crowds: { door: 'site' | 'nginx'; path: string; from: number; to: number }[] = []
    let made = 0
    itOnSqlite.each<[string, () => string]>([
      ['/nulle-part/…', () => `/nulle-part/${made++}`],
      ['the form of subscriptions', () => `/appels/prevenir/pour${PAGE_PATH}`],
      ['/readyz', () => '/readyz'],
      ['/admin/login', () => '/admin/login'],
    ])('on 64 connections of one client are answered: %s', async (path, make) => {
      for (const door of site.doors) {
        const from = Date.now()
        const answers = await crowd(door, make, CROWD_MS)
        const to = Date.now()
        expect(answers).toBeGreaterThan(0)
        crowds.push({ door: door.name, path, from, to })
        const tries = `64 connections: ${answers} times ${path} (${door.name})`
        told.push({ family: tries, sent: [{ tries, from, to }], faults: [] })
      }
    })

    itOnSqlite('with images of 49 million pixels let an administrator sign in', async () => {
      const images = editorsUploads(target).filter(({ tries }) => tries.includes('49 million'))
      const sending = storm(site.doors, [...images, ...images], session)
      await wait(500)
      const start = performance.now()
      expect(await sessionOf(site.server.url, ACCOUNT)).toHaveProperty('Authorization')
      console.info(
        `Signed in while images were drawn: ${Math.round(performance.now() - start)} ms.`,
      )
      expect((await sending).faults).toEqual([])
    })

    it('delay no visitor, and give each the right page', async () => {
      const visits = await visitors.stop()
      const { delays } = await site.measure()
      console.info(summary(told, visits, delays))
      const [ofEditor, ofAnonymous] = [true, false]
        .map((isEditors) => told.filter(({ family }) => family.startsWith('editor') === isEditors))
        .map((families) => families.flatMap(({ sent }) => sent).length)
      // On another database, only what it may answer differently is tried.
      expect(ofAnonymous).toBeGreaterThan(mongodbServer ? 100 : 300)
      expect(ofEditor).toBeGreaterThan(60)
      expect(visits.length).toBeGreaterThan(100)
      expect(some(visits.filter(({ fault }) => fault))).toEqual([])
      // FerretDB reads whole collections, and production does not use it.
      if (mongodbServer) return
      expect(some(visits.filter(({ own }) => own > LONGEST_WAIT_MS))).toEqual([])
      const inCrowds = crowds.map(({ door, path, from, to }) => {
        const { url } = site.doors.find(({ name }) => name === door)!
        const own = visits
          .filter(({ at, page }) => at >= from && at < to && page.startsWith(url))
          .map((visit) => visit.own)
          .sort((a, b) => b - a)
        return {
          crowd: `${path} (${door})`,
          door,
          visits: own.length,
          longest: own.slice(0, 2),
          usual: own[own.length >> 1]!,
        }
      })
      console.info(inCrowds)
      expect(inCrowds.filter(({ visits }) => visits < 10)).toEqual([])
      const slow = inCrowds.filter(
        ({ door, longest, usual }) =>
          longest[1]! > LONGEST_IN_CROWD_MS[door] || usual > USUAL_IN_CROWD_MS[door],
      )
      expect(slow).toEqual([])
    })

    it('change nothing that they may not change', async () => {
      const drafts = expect.arrayContaining(before.left.drafts as string[])
      expect(await left()).toEqual({ ...before.left, drafts })
      for (const account of [ACCOUNT, EDITOR]) {
        expect(await sessionOf(site.server.url, account)).toEqual({
          Authorization: expect.stringMatching(/^JWT .{20}/),
        })
      }
    })

    itOnSqlite('leave no wrong copy in nginx, nor one copy per query', () => {
      const copies = keptCopies(site.nginx.folder)
      expect(copies.length).toBeGreaterThan(10)
      expect(copies.filter(({ key }) => /[?&](x|utm|_rsc)=/.test(key))).toEqual([])
      expect(copies.filter(({ status }) => status >= 500)).toEqual([])
      expect(
        copies.filter(({ key, status }) => key.includes('/assets/') && status !== 200),
      ).toEqual([])
    })

    it('write no long line in a log', () => {
      const logs = ['access', 'error'].map((name) =>
        readFileSync(path.join(site.nginx.folder, 'logs', `eig.${name}.log`), 'utf8'),
      )
      const written = [site.server.output(), ...logs]
      console.info(`Written in logs: ${written.map(({ length }) => length).join(', ')} characters.`)
      const long = written
        .flatMap((log) => log.split('\n'))
        .filter((line) => Buffer.byteLength(line) > LONGEST_LINE_BYTES)
      expect(long.map((line) => `${line.length}: ${line.slice(0, 300)}`)).toEqual([])
    })

    async function growth() {
      const { live, resident } = await site.measure()
      return {
        live: Math.round(live - before.memory.live),
        resident: Math.round(resident - before.memory.resident),
      }
    }
    const isSmall = ({ live, resident }: ProcessMemory) =>
      live < MOST_MEMORY_MB.live && resident < MOST_MEMORY_MB.resident

    it('hold no memory once they are over', async () => {
      letGo()
      const deadline = Date.now() + SETTLED_WITHIN_MS
      let grown = await growth()
      while (!isSmall(grown) && Date.now() < deadline) {
        await wait(500)
        grown = await growth()
      }
      console.info(`Memory in MB, more than before: ${JSON.stringify(grown)}.`)
      expect(isSmall(grown)).toBe(true)
    })
  })
})
