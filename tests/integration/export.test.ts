import { beforeEach, describe, expect, it } from '@jest/globals'

import { exportPage, NotExpressible } from '@/content/export'
import { importPage } from '@/content/import'
import { formatFault } from '@/content/source/result'
import type { CleanSource } from '@/content/source/schema'
import type { Page } from '@/payload-types'

import { fixture, read } from '../fixtures/source/source-file'
import { testSite } from '../support/payload'

const ADDRESS = 'participer/administrations'
const NOW = new Date('2027-02-01T10:00:00Z')

const site = await testSite()

function sourceOf(text: string): CleanSource {
  const result = read(text)
  if (!result.ok) throw new Error(result.faults.map(formatFault).join('\n'))
  return result.source
}

const bring = (text: string) => importPage(site.payload, sourceOf(text), { asDraft: false })

async function take() {
  const exported = await exportPage(site.payload, { slug: { equals: ADDRESS } }, NOW)
  if (!exported) throw new Error('No page to export.')
  return exported
}

async function page(): Promise<Page> {
  const { docs } = await site.payload.find({ collection: 'pages', draft: true, depth: 0 })
  return docs[0]!
}

async function criterionNamed(name: string): Promise<string> {
  const where = { name: { equals: name } }
  const { docs } = await site.payload.find({ collection: 'criteria', where })
  return docs[0]!.id
}

beforeEach(async () => {
  for (const collection of ['pages', 'calls', 'criteria', 'profiles', 'selection-steps'] as const) {
    await site.payload.delete({ collection, where: { id: { exists: true } } })
  }
  await bring(fixture)
})

describe('a page just imported', () => {
  it('is exported as its file says, and again to the same bytes', async () => {
    const { text, extra } = await take()
    expect(extra).toEqual([])
    expect(sourceOf(text)).toEqual(sourceOf(fixture))
    expect((await bring(text)).written).toEqual([])
    expect((await take()).text).toBe(text)
  })
})

describe('what staff changed since', () => {
  it('is under one key where it has none, and comes back from it', async () => {
    const { calls, id } = await page()
    const opensAt = '2027-01-04T08:00:00.000Z'
    const milestones = [
      { label: 'Jury', kind: 'day' as const, startsOn: '2027-04-05T22:00:00.000Z' },
    ]
    await site.payload.update({
      collection: 'calls',
      id: calls![0] as string,
      data: { opensAt, override: null, overrideReason: null, milestones, _status: 'published' },
    })
    const before = await take()
    expect(before.extra).toEqual(['calls'])

    await site.payload.delete({ collection: 'pages', id })
    await site.payload.delete({ collection: 'calls', where: { id: { exists: true } } })
    await bring(before.text)
    const restored = await site.payload.findByID({
      collection: 'calls',
      id: (await page()).calls![0] as string,
    })
    expect(restored).toMatchObject({ opensAt, override: null })
    expect(restored.milestones).toMatchObject(milestones)
    expect((await take()).text).toBe(before.text)
  })
})

describe('a draft over what is published', () => {
  it('is told apart, and published by no import', async () => {
    const { id, hero } = await page()
    const draft = { ...hero, title: 'Titre pas encore public' }
    await site.payload.update({ collection: 'pages', id, data: { hero: draft }, draft: true })
    const before = await take()
    expect(before.extra).toEqual(['draft'])

    await site.payload.delete({ collection: 'pages', id })
    await bring(before.text)
    const online = await site.payload.find({ collection: 'pages', overrideAccess: false })
    expect(online.docs[0]!.hero.title).toBe(hero.title)
    expect((await page()).hero.title).toBe('Titre pas encore public')
    expect((await bring(before.text)).written).toEqual([])
    expect((await take()).text).toBe(before.text)
  })

  it('that was never published stays one', async () => {
    const { id } = await page()
    await site.payload.update({ collection: 'pages', id, data: { _status: 'draft' } })
    const { text } = await take()
    expect(text).toContain('draft: true')
    await site.payload.delete({ collection: 'pages', id })
    await bring(text)
    expect((await site.payload.find({ collection: 'pages', overrideAccess: false })).docs).toEqual(
      [],
    )
  })
})

describe('what can’t be exported', () => {
  it('is a required text of blanks alone: no page is published with one', async () => {
    const { id, hero } = await page()
    const publish = (data: object) =>
      site.payload.update({ collection: 'pages', id, data: { ...data, _status: 'published' } })
    for (const data of [
      { title: ' ' },
      { hero: { ...hero, title: '\u00a0' } },
      { sections: [{ blockType: 'closedCall', title: '  ' }] },
      { sections: [{ blockType: 'text', body: ' \n' }] },
      { sections: [{ blockType: 'questions', questions: [{ question: ' ', answer: 'Oui.' }] }] },
    ]) {
      await expect(publish(data)).rejects.toMatchObject({ name: 'ValidationError' })
    }
    const criterion = await criterionNamed('Problème')
    const named = { name: ' ', _status: 'published' as const }
    await expect(
      site.payload.update({ collection: 'criteria', id: criterion, data: named }),
    ).rejects.toMatchObject({ name: 'ValidationError' })
  })

  it('is a page that is not there, or that has no title', async () => {
    expect(await exportPage(site.payload, { slug: { equals: 'ailleurs' } }, NOW)).toBeNull()
    const { id } = await site.payload.create({
      collection: 'pages',
      data: { slug: 'vide' },
      draft: true,
    })
    const refused = exportPage(site.payload, { id: { equals: id } }, NOW)
    await expect(refused).rejects.toThrow(NotExpressible)
  })
})
