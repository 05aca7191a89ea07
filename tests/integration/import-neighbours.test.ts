import { describe, expect, it } from '@jest/globals'
import { stringify } from 'yaml'

import { importPage } from '@/content/import'
import { ContentRefused } from '@/content/import/writer'
import type { CleanSource } from '@/content/source/schema'
import type { Page } from '@/payload-types'

import { fileWith, read } from '../fixtures/source/source-file'
import { mongodbServer } from '../support/mongodb'
import { testSite } from '../support/payload'
import { pageAt as shownAt } from '../support/shown'

const FAQ = 'participer/administrations/faq'

function sourceOf(text: string): CleanSource {
  const result = read(text)
  if (!result.ok) throw new Error(result.faults.map(({ message }) => message).join('\n'))
  return result.source
}

const faq = (keys: object = {}) =>
  sourceOf(
    `---\n${stringify({
      title: 'Foire aux questions',
      layout: 'faq',
      questions: [
        { title: 'Qui peut déposer ?', desc: 'Toute administration.' },
        { title: 'Quand ?', desc: 'En mars.' },
      ],
      contact: 'Écrivez-nous.',
      ...keys,
    })}---\n`,
  )

const project = sourceOf(
  `---\n${stringify({
    title: 'Proposer un projet',
    layout: 'project',
    callout: { title: 'Délais', desc: 'Jusqu’en mars.' },
    steps: { title: 'Agenda', dates: [{ date: '[début avril]', desc: 'Les lauréats.' }] },
  })}---\n`,
)

const publish = (source: CleanSource) => importPage(site.payload, source, { asDraft: false })
const draft = (source: CleanSource) => importPage(site.payload, source, { asDraft: true })

async function pageAt(slug: string, isDraft = false): Promise<Page | undefined> {
  const where = { slug: { equals: slug } }
  const found = await site.payload.find({ collection: 'pages', where, draft: isDraft, depth: 0 })
  return found.docs[0]
}

async function redirections(): Promise<string[]> {
  const { docs } = await site.payload.find({ collection: 'redirects', sort: 'from' })
  return docs.map(({ from }) => from)
}

async function keptSources(): Promise<unknown[]> {
  const { docs } = await site.payload.find({ collection: 'imported-sources' })
  return docs.map(({ source }) => source)
}

const site = await testSite()

describe('a file that calls itself a draft', () => {
  it('publishes nothing, not even its former addresses', async () => {
    await publish(faq({ draft: true, aliases: ['/questions'] }))
    expect((await pageAt(FAQ, true))?._status).toBe('draft')
    expect(await redirections()).toEqual([])
  })
})

describe('a page of questions', () => {
  it('is published with its former addresses, and a second time nothing is written', async () => {
    const source = faq({ aliases: ['/questions', 'foire'] })
    const { written } = await publish(source)
    expect(written).toEqual([
      `Mise à jour : page « /${FAQ} »`,
      'Création : redirection « /questions »',
      'Création : redirection « /participer/administrations/foire »',
    ])
    expect(await redirections()).toEqual(['participer/administrations/foire', 'questions'])
    expect(await publish(source)).toEqual({ written: [], warnings: [], nowhere: [] })
  })

  it('keeps the anchor of a question that is worded otherwise, or that moves', async () => {
    await publish(
      faq({
        questions: [
          { title: 'Qui peut candidater ?', desc: 'Toute administration.' },
          { title: 'Combien ?', desc: 'Trente.' },
          { title: 'Quand ?', desc: 'En avril.' },
        ],
      }),
    )
    const [section] = (await shownAt(site.payload, `/${FAQ}`)).sections
    if (section?.blockType !== 'questions') throw new Error('questions are expected')
    expect(section.questions.map(({ anchor }) => anchor)).toEqual([
      'qui-peut-deposer',
      'combien',
      'quand',
    ])
  })

  it('as a draft leaves what is published as it is', async () => {
    await draft(faq({ title: 'Autre titre', aliases: ['/autre'] }))
    expect((await pageAt(FAQ))?.title).toBe('Foire aux questions')
    expect((await pageAt(FAQ, true))?.title).toBe('Autre titre')
    expect(await redirections()).not.toContain('autre')
    await publish(faq())
  })
})

describe('a page that says how to propose a project', () => {
  it('has its sections, and no call', async () => {
    await publish(project)
    const page = await pageAt('participer/administrations/proposer')
    expect(page?.calls).toEqual([])
    expect(page?.sections).toMatchObject([
      { blockType: 'callToAction', title: 'Délais', body: 'Jusqu’en mars.' },
      { blockType: 'datedSteps', steps: [{ date: '[début avril]', description: 'Les lauréats.' }] },
    ])
    expect((await publish(project)).written).toEqual([])
  })
})

describe('what a file said', () => {
  it('is kept beside its page, in place of what the one before said, and goes with it', async () => {
    const source = faq({ contact: 'Appelez-nous.' })
    await publish(source)
    expect(await keptSources()).toContainEqual(source)
    expect(await keptSources()).toHaveLength(2)
    const page = await pageAt(FAQ)
    await site.payload.delete({ collection: 'pages', id: page?.id ?? '', trash: true })
    expect(await keptSources()).toEqual([project])
    await publish(faq())
  })
})

describe('a former address that is taken', () => {
  // Only where there are transactions: the substitute for MongoDB has none.
  const onSqlite = mongodbServer ? it.skip : it

  onSqlite('refuses the file, and nothing is written', async () => {
    await publish(faq({ aliases: ['/anciennes-questions'] }))
    const taking = { ...project, title: 'Proposer autrement', aliases: ['/anciennes-questions'] }
    await expect(publish(taking)).rejects.toThrow(ContentRefused)
    await expect(publish(taking)).rejects.toThrow('redirection « /anciennes-questions »')
    expect((await pageAt('participer/administrations/proposer'))?.title).toBe('Proposer un projet')
  })
})

describe('a link of a profile', () => {
  const admins = (target: string) =>
    sourceOf(
      fileWith({ program: `## Profils\n\n### Produit\n\nDonne le cap.\n\n[Lire](${target})` }),
    )
  const link = async () => {
    const { docs } = await site.payload.find({ collection: 'profiles', depth: 0 })
    return docs[0]?.link
  }

  it('to a page of the site follows the page; to anything else stays an address', async () => {
    const id = (await pageAt(FAQ))?.id
    await publish(admins(`/${FAQ}/`))
    expect(await link()).toMatchObject({ label: 'Lire', url: '', page: id })
    expect((await publish(admins(`/${FAQ}/`))).written).toEqual([])
    for (const target of [`/${FAQ}#quand`, '/a-venir', 'https://exemple.gouv.fr/']) {
      await publish(admins(target))
      expect(await link()).toMatchObject({ url: target, page: null })
    }
  })
})
