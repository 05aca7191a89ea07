import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { CollectionSlug, FlattenedField, Payload } from 'payload'
import sharp from 'sharp'
import { stringify } from 'yaml'

import { model } from '@/collections/content'
import { importPage } from '@/content/import'
import { readSource } from '@/content/source/read'
import { mapContent, type ContentVisitor } from '@/fields/content'
import { sections } from '@/sections/schemas'
import { makePage } from '@/site/page/make-page'
import { pdf, sent } from '@/tests/fixtures/files'
import { openTestSite, type TestSite } from '@/tests/support/payload'
import { ofPlugins, type PluginCopy } from '@/tests/support/plugins'

/**
 * Writes a unique word into every field that a page reaches, using only Payload’s field definitions, and looks for each
 * word on the page, in its Markdown and its JSON, in the copies that plugins make and after an import. A field that a developer adds is
 * checked without editing a list.
 */
const OPEN = new Date('2027-02-01T12:00:00Z')
const CLOSED = new Date('2030-01-01T12:00:00Z')

/** Values for fields that are not text, or that need a given form. */
const GIVEN: Record<string, unknown> = {
  'pages.slug': 'sentinelle',
  'pages.purpose': null,
  'calls.opensAt': '2027-01-04T08:00:00.000Z',
  'calls.closesAt': '2027-03-31T16:00:00.000Z',
  'calls.override': 'open',
  'calls.overrideUntil': '2027-03-31T16:00:00.000Z',
  'calls.milestones.kind': 'text',
  'calls.milestones.startsOn': null,
  'calls.milestones.endsOn': null,
}

/** Fields that visitors do not read as such, each with the reason. */
const NOT_SHOWN: Record<string, string> = {
  'calls.promotion': 'a text says it by its variable',
  'calls.overrideReason': 'for staff alone',
  'calls.applicationUrl': 'the page’s own link wins',
  'calls.rulesUrl': 'the page’s own link wins',
}

/** What the HTML of a page has besides the words of its main. */
const OF_HTML = /\.anchor$|^pages\.(title|description)$/

/** What search engines read of a page: it repeats the questions. */
const OF_MACHINES = /<script type="application\/ld\+json">.*?<\/script>/gs

/** Sections alternate between an open and a closed call, so each one appears on only one of the two pages. */
const WHILES = ['open', 'closed'] as const

type Word = { path: string; word: string }

const folder = mkdtempSync(path.join(tmpdir(), 'eig-sentinel-'))
afterAll(() => rmSync(folder, { recursive: true }))

const plugins = await ofPlugins<PluginCopy>('copy')

/** The alternative texts of the images, which a page file does not contain. */
const images: string[] = []

let site: TestSite
let words: Word[]
let shown: string
let formats: Record<'html' | 'markdown' | 'json', string>
let file: string

beforeAll(async () => {
  site = await openTestSite(null)
  const { payload } = site
  words = await fill(payload)
  shown = await pagesOf(payload)
  formats = {
    html: shown.replace(OF_MACHINES, ''),
    markdown: await pagesOf(payload, '.md'),
    json: await pagesOf(payload, '.json'),
  }
  file = await fileOf(payload)
})
afterAll(() => site.close())

it('every field is shown on the page, in its Markdown and in its JSON', () => {
  expect(words.length).toBeGreaterThan(30)
  const [open = '', closed = ''] = shown.split(BETWEEN)
  for (const [index, slug] of sections.map(({ slug }) => slug).entries()) {
    const own = words.filter(({ path }) => path.startsWith(`pages.sections.${slug}.`))
    const [on, off] = WHILES[index % 2] === 'open' ? [open, closed] : [closed, open]
    expect(missing(own, on)).toEqual([])
    expect(missing(own, off)).toEqual(own)
  }
  for (const [name, text] of Object.entries(formats)) {
    // Markdown has no anchors, and nothing but the words of the page's main.
    const isInFormat = ({ path }: Word) => name !== 'markdown' || !OF_HTML.test(path)
    const unread = missing(words, text).filter(isInFormat)
    expect(unread.filter(({ path }) => !NOT_SHOWN[path])).toEqual([])
    // A field that is shown must not be excused.
    expect(Object.keys(NOT_SHOWN).sort()).toEqual(unread.map(({ path }) => path).sort())
  }
  for (const page of formats.json.split(BETWEEN)) {
    isPageJson(JSON.parse(page))
    expect(isPageJson.errors).toBeNull()
  }
})

it('every field is in the copies of the site that plugins make', async () => {
  for (const { copy } of plugins) {
    const { payload, close } = await openTestSite(null)
    const stored = await copy(site.payload, payload, folder)
    expect(await pagesOf(payload)).toBe(shown)
    expect(missing(words, JSON.stringify(stored))).toEqual([])
    await close()
  }
})

it('every field is imported from a file', async () => {
  expect(missing(words, file + images.join())).toEqual([])
  expect(file.match(/shownWhile: \w+/g)).toHaveLength(sections.length)
  const { payload, close } = await openTestSite(null)
  for (const alt of images) await addImage(payload, alt)
  const read = readSource(new TextEncoder().encode(file), 'page.md')
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const options = { asDraft: false, assets: folder }
  const { warnings } = await importPage(payload, read.source, options)
  expect(warnings).toEqual([])
  expect(await pagesOf(payload)).toBe(shown)
  expect(await fileOf(payload)).toBe(file)
  await close()
})

/** Publishes a page with one section of each type, and one document of each collection that it reaches. */
async function fill(payload: Payload): Promise<Word[]> {
  const words: Word[] = []
  let count = 0
  const nextWord = (at: string): string => {
    const word = `mot${[...String((count += 1))].map((digit) => 'abcdefghij'[Number(digit)]).join('')}z`
    words.push({ path: at, word })
    return word
  }

  async function dataOf(fields: FlattenedField[], at: string): Promise<Record<string, unknown>> {
    const data: Record<string, unknown> = {}
    for (const field of fields) {
      const value = isKept(field) ? undefined : await valueOf(field, `${at}.${field.name}`)
      if (value !== undefined) data[field.name] = value
    }
    return data
  }

  async function valueOf(field: FlattenedField, at: string): Promise<unknown> {
    if (at in GIVEN) return GIVEN[at]
    switch (field.type) {
      case 'text':
      case 'textarea':
        return /url$/i.test(field.name) ? `https://exemple.fr/${nextWord(at)}` : nextWord(at)
      case 'group':
        return dataOf(field.flattenedFields, at)
      case 'array':
        return [await dataOf(field.flattenedFields, at)]
      case 'blocks': {
        const rows: object[] = []
        for (const { slug, flattenedFields } of field.blocks) {
          const shownWhile = WHILES[rows.length % 2]
          const data = await dataOf(flattenedFields, `${at}.${slug}`)
          rows.push({ blockType: slug, ...data, shownWhile })
        }
        return rows
      }
      case 'relationship':
      case 'upload': {
        const to = field.relationTo
        if (typeof to !== 'string' || to === 'users' || to === 'pages') return undefined
        const id = await (to === 'images'
          ? image(at)
          : to === 'documents'
            ? file(at)
            : document(to))
        return field.hasMany ? [id] : id
      }
      default:
        return undefined
    }
  }

  async function document(collection: CollectionSlug): Promise<string> {
    const { flattenedFields } = payload.collections[collection].config
    const data = { ...(await dataOf(flattenedFields, collection)), _status: 'published' }
    return String((await payload.create({ collection, data: data as never })).id)
  }

  async function image(at: string): Promise<string> {
    const alt = nextWord(`${at}.alt`)
    images.push(alt)
    return addImage(payload, alt)
  }

  async function file(at: string): Promise<string> {
    const name = `${nextWord(at)}.pdf`
    const data = pdf()
    writeFileSync(path.join(folder, name), data)
    const { id } = await payload.create({
      collection: 'documents',
      data: { _status: 'published' },
      file: sent(name, data),
    })
    return id
  }

  await document('pages')
  return words
}

async function addImage(payload: Payload, alt: string): Promise<string> {
  const create = { width: 8, height: 8, channels: 3 as const, background: '#123456' }
  const data = await sharp({ create }).png().toBuffer()
  const { id } = await payload.create({
    collection: 'images',
    data: { alt, _status: 'published' },
    file: { data, name: `${alt}.png`, mimetype: 'image/png', size: data.length },
  })
  return id
}

const isKept = (field: FlattenedField): boolean => {
  const admin = field.admin
  return (
    field.name === 'id' || field.name.startsWith('_') || Boolean(admin?.hidden ?? admin?.disabled)
  )
}

const BETWEEN = '\n'.repeat(9)

/** Makes the page while its call is open, then closed, without the ids, which differ between databases. */
async function pagesOf(payload: Payload, suffix = ''): Promise<string> {
  const pages: string[] = []
  for (const instant of [OPEN, CLOSED]) {
    const made = await makePage(payload, `/sentinelle${suffix}`, instant)
    if (made.kind !== 'document') throw new Error(made.kind)
    pages.push(made.body)
  }
  return pages
    .join(BETWEEN)
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{24}\b/g, 'ID')
}

type Schema = { required?: string[] } | null

/** Judges JSON by the published schema, and finds fault with any field that it does not name. */
const isPageJson = new Ajv2020({ formats: { 'date-time': true } }).compile(
  JSON.parse(readFileSync('public/page.schema.json', 'utf8'), (_, value: Schema) =>
    value?.required ? { ...value, additionalProperties: false } : value,
  ) as object,
)

/** The page as a file of the `page` layout. */
async function fileOf(payload: Payload): Promise<string> {
  const said: ContentVisitor = {
    line: (text) => text,
    markdown: (text) => text,
    target: (url) => url,
    link: (link) => ({ label: link?.label ?? '', url: link?.url ?? '' }),
    file: (file, folder) => (file ? `/${folder}/${(file as { slug: string }).slug}` : ''),
    value: (value) => value ?? undefined,
    documents: (docs, collection) =>
      docs.map((doc) => mapContent(model.documents(collection), doc as object, said)),
    row: (mapped) => mapped,
  }
  const where = { slug: { equals: 'sentinelle' } }
  const { docs } = await payload.find({ collection: 'pages', where, depth: 2 })
  const content = mapContent(model.documents('pages'), docs[0]!, said)
  const { slug, ...page } = content as Record<string, unknown>
  return `---\n${stringify({ layout: 'page', address: slug, ...page })}---\n`
}

const missing = (words: Word[], text: string): Word[] =>
  words.filter(({ word }) => !text.includes(word))

it('shows staff every date by the clock of Paris, in forms and in lists', async () => {
  const { payload, close } = await openTestSite()
  const shown = payload.config.collections.filter(({ admin }) => admin.hidden !== true)
  const others = shown.flatMap(({ slug, flattenedFields }) =>
    flattenedFields.flatMap((field) => {
      if (field.type !== 'date' || field.hidden || field.name === 'deletedAt') return []
      const isSavedDate = ['createdAt', 'updatedAt'].includes(field.name)
      if (field.admin?.hidden && !isSavedDate) return []
      const { Cell, Field } = field.admin?.components ?? {}
      const words = JSON.stringify([Cell, isSavedDate ? 'ParisDateField' : Field])
      return /ParisDateCell.*ParisDateField/.test(words) ? [] : [`${slug}.${field.name}`]
    }),
  )
  expect(others).toEqual([])
  await close()
})
