import { beforeAll, describe, expect, it } from '@jest/globals'
import { stringify } from 'yaml'

import { importPage } from '@/content/import'
import { seedIfEmpty } from '@/content/import/seed'
import { formatFault } from '@/content/source/result'
import type { CleanAdmins, CleanSource } from '@/content/source/schema'
import type { Page } from '@/payload-types'

import { fileWith, fixture, read } from '../fixtures/source/source-file'
import { mongodbServer } from '../support/mongodb'
import { testSite } from '../support/payload'
import { pageAt as shownAt } from '../support/shown'

const ADDRESS = 'participer/administrations'
const FAQ = `${ADDRESS}/faq`

const { payload } = await testSite()
/** Runs only where transactions exist: FerretDB, which stands in for MongoDB, has none. */
const onSqlite = mongodbServer ? it.skip : it

function sourceOf(text: string): CleanSource {
  const result = read(text)
  if (!result.ok) throw new Error(result.faults.map(formatFault).join('\n'))
  return result.source
}

const publish = (source: CleanSource) => importPage(payload, source, { asDraft: false })
const draft = (source: CleanSource) => importPage(payload, source, { asDraft: true })

async function pageAt(slug: string, isDraft = false): Promise<Page | undefined> {
  const where = { slug: { equals: slug } }
  const found = await payload.find({ collection: 'pages', where, draft: isDraft, depth: 0 })
  return found.docs[0]
}

async function empty(): Promise<void> {
  for (const collection of ['pages', 'calls', 'criteria', 'profiles', 'selection-steps'] as const) {
    await payload.delete({ collection, where: { id: { exists: true } } })
  }
}

describe('an import', () => {
  const source = sourceOf(fixture) as CleanAdmins
  const count = async (collection: 'calls' | 'criteria' | 'pages' | 'profiles') =>
    (await payload.count({ collection })).totalDocs
  const page = (isDraft: boolean) => pageAt(ADDRESS, isDraft)

  onSqlite('that fails midway is refused in French, and leaves nothing behind', async () => {
    const list = [...(source.criteria?.list ?? []), { name: 'Prêt {{jour}}' }]
    const half = { ...source, criteria: { ...source.criteria, list } }
    await expect(publish(half)).rejects.toThrow()
    const wrong = { ...source, head: { ...source.head, desc: 'Dès {{jour}}' } }
    await expect(publish(wrong)).rejects.toThrow(
      `page « /${ADDRESS} », En-tête de page › Introduction : Inconnu : « {{jour}} ».`,
    )
    expect([await count('calls'), await count('criteria')]).toEqual([0, 0])
  })

  it('as a draft publishes nothing, and a later import publishes that draft', async () => {
    await draft(source)
    expect((await page(true))?._status).toBe('draft')
    const { written } = await publish(source)
    expect(written.length).toBeGreaterThan(0)
    expect((await page(false))?._status).toBe('published')
    // Staff who give no sort order get the order of the page.
    const { docs } = await payload.find({ collection: 'criteria' })
    expect(docs.map(({ name }) => name)).toEqual(source.criteria?.list?.map(({ name }) => name))
  })

  it('writes nothing the second time', async () => {
    expect(await publish(source)).toEqual({
      written: [],
      warnings: [],
      nowhere: [],
    })
  })

  it('keeps the purpose of the page and the documents that it already shows, with their dates', async () => {
    const { docs } = await payload.find({ collection: 'calls' })
    const closesAt = '2027-03-31T16:00:00.000Z'
    await payload.update({
      collection: 'calls',
      id: docs[0]?.id ?? '',
      data: { closesAt, _status: 'published' },
    })
    const said = {
      purpose: 'legal',
      description: 'Pour les moteurs.',
      _status: 'published',
    } as const
    const { id } = (await page(false))!
    await payload.update({ collection: 'pages', id, data: said })
    const revised = sourceOf(fixture.replace('Elle est prête.', 'Elle est prête et complète.'))
    const { written } = await publish(revised)
    expect(written).toEqual(['Mise à jour : critère « Équipe »'])
    const { purpose, description } = said
    expect(await page(false)).toMatchObject({ purpose, description })
    const after = await payload.find({ collection: 'calls' })
    expect(after.docs.map((call) => call.closesAt)).toEqual([closesAt])
  })

  it('of the first content is skipped when a page exists', async () => {
    await seedIfEmpty(payload, 'absent.md')
    await seedIfEmpty(payload, null)
    expect(await count('pages')).toBe(1)
  })
})

describe('an import of the neighbouring pages', () => {
  beforeAll(empty)

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

  describe('a file that is marked as a draft', () => {
    it('publishes nothing', async () => {
      await publish(faq({ draft: true }))
      expect((await pageAt(FAQ, true))?._status).toBe('draft')
    })
  })

  describe('a page of questions', () => {
    it('is published, and a second import writes nothing', async () => {
      const { written } = await publish(faq())
      expect(written).toEqual([`Mise à jour : page « /${FAQ} »`])
      expect(await publish(faq())).toEqual({ written: [], warnings: [], nowhere: [] })
    })

    it('keeps the anchor of a question that is reworded or that moves', async () => {
      await publish(
        faq({
          questions: [
            { title: 'Qui peut candidater ?', desc: 'Toute administration.' },
            { title: 'Combien ?', desc: 'Trente.' },
            { title: 'Quand ?', desc: 'En avril.' },
          ],
        }),
      )
      const [section] = (await shownAt(payload, `/${FAQ}`)).sections
      if (section?.blockType !== 'questions') throw new Error('questions are expected')
      expect(section.questions.map(({ anchor }) => anchor)).toEqual([
        'qui-peut-deposer',
        'combien',
        'quand',
      ])
    })

    it('imported as a draft leaves the published page as it is', async () => {
      await draft(faq({ title: 'Autre titre' }))
      expect((await pageAt(FAQ))?.title).toBe('Foire aux questions')
      expect((await pageAt(FAQ, true))?.title).toBe('Autre titre')
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
        {
          blockType: 'datedSteps',
          steps: [{ date: '[début avril]', description: 'Les lauréats.' }],
        },
      ])
      expect((await publish(project)).written).toEqual([])
    })
  })

  describe('a file of the `page` layout', () => {
    const own = (body: string) =>
      sourceOf(
        `---\n${stringify({
          title: 'Mentions légales',
          layout: 'page',
          address: 'mentions-legales',
          purpose: 'legal',
          sections: [{ blockType: 'callToAction', title: 'Écrire', body: 'À l’équipe.' }],
        })}---\n${body}`,
      )

    it('sets the fields of the page and a last section from its body; a second import writes nothing', async () => {
      await publish(own('## Éditeur\n\nLa DINUM.\n'))
      expect(await pageAt('mentions-legales')).toMatchObject({
        purpose: 'legal',
        hero: { title: 'Mentions légales' },
        sections: [
          { blockType: 'callToAction', title: 'Écrire' },
          { blockType: 'text', body: '## Éditeur\n\nLa DINUM.' },
        ],
      })
      expect((await publish(own('## Éditeur\n\nLa DINUM.\n'))).written).toEqual([])
    })
  })

  describe('a link in a profile', () => {
    const admins = (target: string) =>
      sourceOf(
        fileWith({ program: `## Profils\n\n### Produit\n\nDonne le cap.\n\n[Lire](${target})` }),
      )
    const link = async () => {
      const { docs } = await payload.find({ collection: 'profiles', depth: 0 })
      return docs[0]?.link
    }

    it('follows the page when it leads to a page of the site, and otherwise stays an address', async () => {
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
})

it('a required text of spaces alone prevents publication', async () => {
  await empty()
  await publish(sourceOf(fixture))
  const { id, hero } = (await pageAt(ADDRESS))!
  for (const data of [
    { title: ' ' },
    { hero: { ...hero, title: '\u00a0' } },
    { sections: [{ blockType: 'closedCall' as const, title: '  ' }] },
    { sections: [{ blockType: 'text' as const, body: ' \n' }] },
    {
      sections: [
        { blockType: 'questions' as const, questions: [{ question: ' ', answer: 'Oui.' }] },
      ],
    },
  ]) {
    await expect(
      payload.update({ collection: 'pages', id, data: { ...data, _status: 'published' } }),
    ).rejects.toMatchObject({ name: 'ValidationError' })
  }
  const { docs } = await payload.find({ collection: 'criteria', limit: 1 })
  const named = { name: ' ', _status: 'published' as const }
  await expect(
    payload.update({ collection: 'criteria', id: docs[0]!.id, data: named }),
  ).rejects.toMatchObject({ name: 'ValidationError' })
})
