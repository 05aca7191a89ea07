import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import type { PageView } from '@/components/views'
import { seedIfEmpty } from '@/content/import/seed'
import { readFiles } from '@/content/source/files'
import { WRITES } from '@/platform/database/sqlite/transactions'
import { pageDescription } from '@/site/page/search-engines'
import { openTestSite, testSite } from '@/tests/support/payload'
import { temporaryFolder } from '@/tests/support/server'
import { pageAt } from '@/tests/support/shown'
import { markdownNodes } from '@/text/markdown/parse'

const { payload } = await testSite()
const folder = temporaryFolder()
afterAll(() => rmSync(folder, { recursive: true }))

const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text)

const SOURCE = `---
title: Administrations
layout: admins
open: true
head:
  title: Administrations publiques
  desc: Parce que nous y croyons.
  apply: { title: Je propose, url: /proposer }
  call: { title: Je lis, url: /reglement }
program: Des postes seront ouverts.
---
`

const page = (address: string) => `---\ntitle: Une page\nlayout: page\naddress: ${address}\n---\n`

type Write = (typeof WRITES)[number]

const filesIn = async (seed: string) => (await readFiles([seed])).map(({ file }) => file)

describe('the first content', () => {
  it('is one file, or the files of a folder by name, the shortest first', async () => {
    for (const name of ['a-faq.md', 'b.md', 'a.md', 'LISEZMOI.txt']) write(name, SOURCE)
    const at = (name: string) => path.join(folder, name)
    expect(await filesIn(at('b.md'))).toEqual([at('b.md')])
    expect(await filesIn(folder)).toEqual([at('a.md'), at('a-faq.md'), at('b.md')])
  })

  it('of the site begins with its future home page', async () => {
    const [first, ...others] = await filesIn('content')
    expect(first).toBe(path.join('content', 'administrations.md'))
    expect(others).toHaveLength(6)
  })

  it('cannot be an empty folder or a missing one', async () => {
    mkdirSync(path.join(folder, 'source'))
    const seeding = (name: string) => expect(seedIfEmpty(payload, path.join(folder, name)))
    await seeding('source').rejects.toThrow('ne contient aucun fichier « .md »')
    await seeding('absent').rejects.toThrow('ce fichier n’existe pas')
  })

  it('is refused as a whole for a fault in one file', async () => {
    write('b.md', SOURCE.replace('layout: admins', 'layout: inconnu'))
    await expect(seedIfEmpty(payload, folder)).rejects.toThrow('b.md')
    expect(await payload.count({ collection: 'pages' })).toEqual({ totalDocs: 0 })
  })

  it('is refused as a whole for two files with the same address', async () => {
    write('b.md', SOURCE)
    await expect(seedIfEmpty(payload, folder)).rejects.toThrow(
      `même adresse que ${path.join(folder, 'a.md')} (/participer/administrations)`,
    )
    expect(await payload.count({ collection: 'pages' })).toEqual({ totalDocs: 0 })
    for (const name of ['a.md', 'a-faq.md']) rmSync(path.join(folder, name))
  })

  it('is imported once, into a site without pages', async () => {
    write('b.md', SOURCE)
    await seedIfEmpty(payload, null)
    expect(await payload.count({ collection: 'pages' })).toEqual({ totalDocs: 0 })
    await seedIfEmpty(payload, folder)
    const { docs } = await payload.find({ collection: 'pages' })
    expect(docs.map(({ slug, _status }) => [slug, _status])).toEqual([
      ['participer/administrations', 'published'],
    ])
    write('a.md', SOURCE.replace('nous y croyons', 'nous changeons'))
    await seedIfEmpty(payload, folder)
    expect((await payload.find({ collection: 'pages' })).docs[0]?.updatedAt).toBe(
      docs[0]?.updatedAt,
    )
  })

  it('is completed by the next start when a start dies between two files', async () => {
    const second = await openTestSite()
    rmSync(path.join(folder, 'a.md'))
    write('b.md', SOURCE)
    write('c.md', page('suite'))
    const pages = async () => {
      const { docs } = await second.payload.find({ collection: 'pages', sort: 'createdAt' })
      return docs.map(({ slug }) => slug)
    }
    // From now on, every write fails, including a clean-up.
    jest.spyOn(second.payload.logger, 'info').mockImplementation(() => {
      const { db } = second.payload as unknown as { db: { [Name in Write]: () => Promise<void> } }
      for (const write of WRITES) jest.spyOn(db, write).mockRejectedValue(new Error('It has died.'))
    })
    await expect(seedIfEmpty(second.payload, folder)).rejects.toThrow('died')
    jest.restoreAllMocks()
    expect(await pages()).toHaveLength(1)

    await seedIfEmpty(second.payload, folder)
    expect(await pages()).toEqual(['participer/administrations', 'suite'])
    write('d.md', page('trop-tard'))
    await seedIfEmpty(second.payload, folder)
    expect(await pages()).toHaveLength(2)
    await second.close()
  })
})

describe('the pages that come with the site', () => {
  const pages = new Map<string, PageView>()
  beforeAll(async () => {
    const { payload, close } = await openTestSite()
    await seedIfEmpty(payload, 'content')
    const { docs } = await payload.find({ collection: 'pages', pagination: false })
    for (const { slug } of docs) pages.set(slug, await pageAt(payload, `/${slug}`))
    await close()
  })

  it('have a description of their own subject', () => {
    const beginning = (words: string) => expect.stringMatching(new RegExp(`^${words}`))
    const described = Array.from(pages, ([slug, page]) => [slug, pageDescription(page, 'EIG')])
    expect(Object.fromEntries(described)).toEqual({
      accessibilite: beginning('La direction interministérielle .* rendre ses sites accessibles'),
      'donnees-personnelles': beginning('Cette page dit quelles données'),
      'mentions-legales': beginning('Ces mentions sont celles'),
      'participer/administrations': expect.stringContaining('transformation durable'),
      'participer/administrations/faq': beginning(
        'Appel ouvert\\. Quelles sont les administrations éligibles',
      ),
      'participer/administrations/proposer': expect.stringContaining('proposer un projet'),
      'plan-du-site': beginning('Toutes les pages\u00a0: Administrations, '),
    })
  })

  it('lead from each page of the rubric to the form, in at most two steps', () => {
    const way = (slug: string) =>
      pages.get(`participer/administrations${slug}`)?.hero.applyLink?.href
    const form = 'https://www.demarches-simplifiees.fr/commencer/aap-eig7'
    expect(way('')).toBe('/participer/administrations/proposer')
    expect([way('/proposer'), way('/faq')]).toEqual([form, form])
  })

  it('contain no list of a single item', () => {
    const texts = (value: unknown): string[] => {
      if (typeof value === 'string') return [value]
      return value && typeof value === 'object' ? Object.values(value).flatMap(texts) : []
    }
    const lonely = [...pages.values()]
      .flatMap(texts)
      .flatMap((text) => markdownNodes(text))
      .filter((node) => node.type === 'list' && node.children.length === 1)
    expect(lonely).toEqual([])
  })
})
