import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { gunzipSync } from 'node:zlib'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { backup } from '../../backup'
import { storedNameOf, type Manifest } from '../../manifest'
import { measured, packBundle } from '../../pack'
import { readBundle } from '../../unpack'
import { portableId } from '@/platform/database/ids'
import { localDisk } from '@/platform/files/local-disk'
import { currentRevision } from '@/platform/revisions/read'
import { fillSite } from '@/tests/fixtures/whole-site'
import { everything, makeBackup, publicPages, tell, restoreFrom } from '../site'
import { openTestSite, type TestSite } from '@/tests/support/payload'
import { temporaryFolder } from '@/tests/support/server'

const JOBS = 'collections/payload-jobs.ndjson'
const folder = temporaryFolder()
const at = (name: string) => path.join(folder, name)
const bundle = at('site.tar.gz')
const FILES = at('files')
const FUTURE = '2029-01-01T08:00:00.000Z'

let whole: TestSite
let source: Awaited<ReturnType<typeof fillSite>>
let content: Awaited<ReturnType<typeof everything>>
let pages: Record<string, string>
let manifest: Manifest
let withoutAccounts: Manifest

/** Opens an empty site on SQLite, as `restore` requires. */
const emptySite = () => openTestSite(null)

beforeAll(async () => {
  whole = await openTestSite(null)
  source = await fillSite(whole.payload, FILES)
  // Stores the account that decided it.
  await whole.payload.update({
    collection: 'calls',
    id: source.content.call.id,
    data: {
      override: 'open',
      overrideReason: 'Reporté.',
      overrideUntil: FUTURE,
      _status: 'published',
    },
    user: source.user,
  })
  content = await everything(whole.payload)
  pages = await publicPages(whole.payload)
  manifest = await makeBackup(whole.payload, bundle, FILES)
  withoutAccounts = await makeBackup(whole.payload, at('public.tar.gz'), FILES, false)
})
afterAll(async () => {
  await whole.close()
  rmSync(folder, { recursive: true })
})

describe('a backup restored into an empty site', () => {
  let site: TestSite
  let restored: Awaited<ReturnType<typeof everything>>
  let revision: string
  const files = at('restored')
  beforeAll(async () => {
    site = await emptySite()
    revision = await currentRevision(site.payload)
    await restoreFrom(site.payload, bundle, files)
    restored = await everything(site.payload)
  })
  afterAll(() => site.close())

  it('gives back every public page byte for byte, and moves the revision that cached pages follow', async () => {
    expect(Object.keys(pages)).toHaveLength(4)
    expect(await publicPages(site.payload)).toEqual(pages)
    expect(await currentRevision(site.payload)).not.toBe(revision)
  })

  it('gives back every document and version, with its id, dates, status and place in the history', () => {
    for (const [entry, rows] of Object.entries(content)) {
      if (entry !== JOBS) expect(restored[entry]).toEqual(rows)
    }
    for (const entry of [
      'collections/pages.ndjson',
      'versions/pages.ndjson',
      'versions/images.ndjson',
    ]) {
      expect(content[entry]).not.toHaveLength(0)
    }
  })

  it('keeps scheduled jobs, and marks as failed a job whose time has passed', () => {
    // Only a plugin that has jobs adds them to the site.
    if (!('payload-jobs' in site.payload.collections)) return
    const [future, past] = restored[JOBS]!
    expect(future).toEqual(content[JOBS]![0])
    expect(past).toMatchObject({
      hasError: true,
      input: { doc: { value: portableId(source.secret.id) } },
      error: { message: 'Le moment prévu est passé avant la restauration.' },
    })
  })

  it('gives back every file', () => {
    expect(source.files.size).toBe(4)
    for (const [name, bytes] of source.files) {
      expect(readFileSync(`${files}/${name}`).equals(bytes)).toBe(true)
    }
  })

  it('produces the same entries when it is backed up again', async () => {
    const again = await makeBackup(site.payload, at('again.tar.gz'), files)
    const entriesOf = ({ entries }: Manifest) => entries.filter(({ path }) => path !== JOBS)
    expect(entriesOf(again)).toEqual(entriesOf(manifest))
  })

  it('refuses a second restore', async () => {
    await expect(restoreFrom(site.payload, at('public.tar.gz'), files)).rejects.toThrow(
      'Ce site a déjà du contenu',
    )
  })
})

describe('a backup without accounts', () => {
  const archive = () => gunzipSync(readFileSync(at('public.tar.gz'))).toString('latin1')

  it('holds no personal data', () => {
    expect(content['collections/calls.ndjson']).toMatchObject([
      { overrideBy: portableId(source.user.id) },
    ])
    expect(withoutAccounts.entries.map(({ path }) => path)).not.toContain(JOBS)
    for (const personal of [source.user.id, source.user.email, '"hash"']) {
      expect(archive()).not.toContain(personal)
    }
  })

  it('gives the same pages to a site that has its own accounts', async () => {
    const site = await emptySite()
    await site.payload.create({
      collection: 'users',
      data: {
        name: 'Zoé',
        role: 'administrator',
        email: 'zoe@example.fr',
        password: 'une longue phrase',
      },
    })
    await expect(restoreFrom(site.payload, bundle, at('zoe'))).rejects.toThrow(
      'Ce site a déjà des comptes',
    )
    await restoreFrom(site.payload, at('public.tar.gz'), at('zoe'))
    expect(await publicPages(site.payload)).toEqual(pages)
    const restored = await everything(site.payload)
    const author = portableId(source.user.id)
    const unsigned = (_: string, value: unknown) => (value === author ? undefined : value)
    for (const { path } of withoutAccounts.entries.filter((entry) => content[entry.path])) {
      const kept: unknown = JSON.parse(JSON.stringify(content[path], unsigned))
      expect([path, restored[path]]).toEqual([path, kept])
    }
    await site.close()
  })
})

it('a backup holds the content of one instant, even if a document is saved meanwhile', async () => {
  const { payload } = whole
  let saving: Promise<unknown> = Promise.resolve()
  const save = () =>
    payload.update({
      collection: 'criteria',
      id: source.content.criteria[1]!.id,
      data: { name: 'Pendant ce temps', _status: 'published' },
    })
  const tell = (phase: string) => {
    if (phase === 'Lecture') saving = save()
  }
  const file = at('meanwhile.tar.gz')
  await backup(payload, { file, files: localDisk(FILES), withAccounts: true, tell })
  await expect(saving).resolves.toMatchObject({ name: 'Pendant ce temps' })
  expect(gunzipSync(readFileSync(file)).toString('latin1')).not.toContain('Pendant ce temps')
})

it.each(['revisions', 'leases', 'api-keys', 'subscriptions', 'payload-preferences'])(
  'a backup leaves out %s',
  (slug) => {
    const paths = manifest.entries.map(({ path }) => path)
    expect(paths).not.toContain(`collections/${slug}.ndjson`)
  },
)

it('a backup is an ordinary archive that tar can list', () => {
  const { stdout, status } = spawnSync('tar', ['-tzf', bundle], { encoding: 'utf8' })
  expect(status).toBe(0)
  expect(stdout.trim().split('\n')).toEqual([
    'manifest.json',
    ...manifest.entries.map(({ path }) => path),
  ])
})

/** Writes a bundle of `texts` by path to `file`, then changes its manifest. */
async function forge(file: string, texts: Record<string, string>, changes: object = {}) {
  const packed = await Promise.all(
    Object.entries(texts).map(async ([path, text]) => {
      const lines = storedNameOf({ path }) ? undefined : text.split('\n').length - 1
      const source = () => Readable.from([Buffer.from(text)], { objectMode: false })
      return { path, lines, source, ...(await measured(source())) }
    }),
  )
  const entries = packed.map(({ path, size, sha256, lines }) => ({ path, size, sha256, lines }))
  await packBundle(file, { ...manifest, entries, ...changes }, packed, tell)
}

const criterion = (more = '') =>
  `{"id":"c1","createdAt":"2026-01-01T00:00:00.000Z","updatedAt":"2026-01-01T00:00:00.000Z"${more}}\n`
const CRITERIA = 'collections/criteria.ndjson'

it('a restore of a former version’s bundle ignores its imported sources, and reports them', async () => {
  const site = await emptySite()
  const file = at('former.tar.gz')
  const sources = '{"id":"s1","page":"p1","source":{"layout":"faq"}}\n'
  await forge(
    file,
    { [CRITERIA]: criterion(), 'collections/imported-sources.ndjson': sources },
    { model: 'override_since' },
  )
  const told: [string, number][] = []
  await restoreFrom(site.payload, file, at('former'), (...line) => told.push(line))
  expect(told).toContainEqual([expect.stringContaining('imported-sources'), 1])
  const { [CRITERIA]: criteria, ...others } = await everything(site.payload)
  expect(criteria).toMatchObject([{ id: portableId('c1') }])
  expect(Object.values(others).flat()).toEqual([])
  await site.close()
})

describe('a restore that is refused', () => {
  let site: TestSite
  const files = at('untouched')
  const other = at('other.tar.gz')
  beforeAll(async () => {
    site = await emptySite()
  })
  afterAll(() => site.close())

  const refusal = () => expect(restoreFrom(site.payload, other, files)).rejects

  it.each([0.1, 0.5, 0.99])('rejects a bundle cut at %d of its length', async (part) => {
    const whole = readFileSync(bundle)
    writeFileSync(other, whole.subarray(0, Math.floor(part * whole.length)))
    await refusal().toThrow('incomplète ou a été modifiée')
  })

  it.each([0.001, 0.3, 0.999])(
    'rejects a bundle with one changed byte at %d of its length',
    async (part) => {
      const bytes = readFileSync(bundle)
      bytes[Math.floor(part * bytes.length)]! ^= 1
      writeFileSync(other, bytes)
      // The message is about the whole bundle or about one entry, depending on whether the byte belongs to data that the
      // bundle compresses or to data that was already compressed.
      await refusal().toThrow('a été modifiée')
    },
  )

  it.each<[string, Record<string, string>, object, string]>([
    ['another format version', {}, { version: 2 }, 'ce programme ne lit que le format 1'],
    ['another format name', {}, { format: 'autre' }, 'n’est pas une sauvegarde'],
    ['a newer content model', {}, { model: 'demain' }, 'version plus récente du programme'],
    ['an unknown collection', { 'collections/recettes.ndjson': '' }, {}, 'ne connaît pas'],
    ['an unknown key', { [CRITERIA]: criterion(',"couleur":"bleu"') }, {}, 'ligne 1'],
    ['a wrong type', { [CRITERIA]: criterion(',"name":7') }, {}, 'ligne 1'],
    ['no id', { [CRITERIA]: '{}\n' }, {}, 'ligne 1'],
    ['the same id twice', { [CRITERIA]: criterion() + criterion() }, {}, 'des doubles'],
    ['a path out of the folder', { 'files/../evasion': 'x' }, {}, 'sommaire'],
    ['a hidden file', { 'files/.htaccess': 'x' }, {}, 'sommaire'],
    [
      'accounts that it does not announce',
      { 'collections/users.ndjson': '' },
      { accounts: false },
      'ne connaît pas',
    ],
    [
      'an entry that it does not announce',
      { [CRITERIA]: criterion() },
      { entries: [] },
      'n’est pas celle',
    ],
  ])('rejects a bundle with %s', async (_, texts, changes, message) => {
    await forge(other, texts, changes)
    await refusal().toThrow(message)
  })

  it.each<[string, object, string]>([
    ['another checksum', { sha256: '0'.repeat(64) }, 'a été modifiée'],
    ['another size', { size: 1 }, 'n’est pas celle'],
    ['another number of lines', { lines: 2 }, 'nombre de lignes'],
  ])('rejects a bundle whose manifest says %s', async (_, change, message) => {
    await forge(other, { [CRITERIA]: criterion() })
    const { entries } = await readBundle(other, async (_entry, bytes) => {
      for await (const chunk of bytes) void chunk
    })
    await forge(other, { [CRITERIA]: criterion() }, { entries: [{ ...entries[0], ...change }] })
    await refusal().toThrow(message)
  })

  it('rejects a bundle with a file name already taken by another file', async () => {
    const taken = at('taken')
    const [name] = source.files.keys()
    await localDisk(taken).write(name!, Buffer.from('autre'))
    await expect(restoreFrom(site.payload, bundle, taken)).rejects.toThrow('Un autre fichier')
  })

  it('stops when a file cannot be written to its end', async () => {
    const failing = { ...localDisk(files), write: () => Promise.reject(new Error('disque plein')) }
    await expect(restoreFrom(site.payload, bundle, failing)).rejects.toThrow('disque plein')
  })

  it('leaves the site empty, in all the cases above', async () => {
    expect(Object.values(await everything(site.payload)).flat()).toEqual([])
    expect(existsSync(files)).toBe(false)
  })
})
