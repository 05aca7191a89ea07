import { describe, expect, it } from '@jest/globals'
import type { DefaultServerCellComponentProps } from 'payload'

import { StatusCell } from '@/components/admin/waiting/StatusCell'
import { unpublishedChanges } from '@/editing/unpublished-changes'
import { publishContent } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()
await createUser(payload, 'Alix Martin')
const editor = await createUser(payload, 'Dominique Petit', 'editor')
const content = await publishContent(payload)

const draft = { _status: 'draft' } as const
const changes = () => unpublishedChanges(payload, { user: editor })
const asEditor = () => ({ draft: true, overrideAccess: false, user: editor }) as const

/** Returns what the list of criteria shows as the status of one criterion. */
async function cellOf(id: string, trash = false) {
  const { docs } = await payload.find({
    collection: 'criteria',
    where: { id: { equals: id } },
    draft: true,
    trash,
  })
  // Payload gives `changed` for a draft of which any version was ever published, and the plain status in the trash.
  const cellData = trash ? docs[0]?._status : 'changed'
  const props = { cellData, collectionSlug: 'criteria', payload, rowData: docs[0] }
  return StatusCell(props as unknown as DefaultServerCellComponentProps)
}

describe('the list of unpublished changes', () => {
  it('is empty when everything is published', async () => {
    expect(await changes()).toEqual([])
  })

  it('covers all five collections, newest first, with the author', async () => {
    const { call, criteria, page, profiles, steps } = content
    const data = { ...draft, title: 'Les administrations' }
    await payload.update({ collection: 'pages', id: page.id, data, ...asEditor() })
    const renamed = { ...draft, name: 'Renommé' }
    await payload.update({ collection: 'calls', id: call.id, data: renamed, ...asEditor() })
    for (const [collection, id] of [
      ['criteria', criteria[0]!.id],
      ['profiles', profiles[0]!.id],
    ] as const) {
      await payload.update({ collection, id, data: renamed, ...asEditor() })
    }
    const text = `Dépôt\n\n${'du dossier '.repeat(20)}`
    await payload.update({
      collection: 'selection-steps',
      id: steps[0]!.id,
      data: { ...draft, text },
      ...asEditor(),
    })
    // Without a person, as an import does.
    await payload.create({ collection: 'criteria', data: { ...draft, name: 'Neuf' }, draft: true })

    expect(await changes()).toMatchObject([
      { kind: 'Critère', title: 'Neuf', status: 'draft', editedBy: null },
      { kind: 'Étape de sélection', title: expect.stringMatching(/^Dépôt du dossier du .*…$/) },
      { kind: 'Profil', title: 'Renommé' },
      { kind: 'Critère', title: 'Renommé' },
      { kind: 'Appel à projets', title: 'Renommé' },
      {
        kind: 'Page',
        collection: 'pages',
        id: page.id,
        title: 'Les administrations',
        status: 'modified',
        editedBy: 'Dominique Petit',
        updatedAt: expect.any(Date),
      },
    ])
  })

  it('drops a document once it is published or in the trash', async () => {
    const id = content.criteria[0]!.id
    await payload.update({ collection: 'criteria', id, data: { _status: 'published' } })
    const [neuf] = await changes()
    const deletedAt = new Date().toISOString()
    await payload.update({ collection: 'criteria', id: neuf!.id, data: { deletedAt } })
    expect((await changes()).filter(({ collection }) => collection === 'criteria')).toEqual([])
  })

  it('is for staff only', async () => {
    await expect(unpublishedChanges(payload, { user: null })).rejects.toThrow()
  })
})

describe('a draft that equals the published version', () => {
  const { id } = content.criteria[2]!
  const save = async (data: object) => {
    const saved = { ...draft, ...data }
    return payload.update({
      collection: 'criteria',
      id,
      data: saved,
      autosave: true,
      ...asEditor(),
    })
  }
  const waits = async () => (await changes()).some((change) => change.id === id)
  const { name } = content.criteria[2]!

  it('is not listed, even after edits that were undone, while a different draft is', async () => {
    await save({ name: 'Autre nom' })
    expect(await waits()).toBe(true)
    expect(await save({ name })).toMatchObject({ _status: 'draft' })
    expect(await waits()).toBe(false)
    await save({ name: 'Encore un nom' })
    expect(await waits()).toBe(true)
    await save({ name })
    expect(await waits()).toBe(false)
  })

  it('stays a separate draft: visitors read the same version, and the list says « Publié »', async () => {
    const { docs } = await payload.findVersions({
      collection: 'criteria',
      where: { parent: { equals: id } },
      sort: '-updatedAt',
    })
    expect(docs[0]).toMatchObject({ version: { _status: 'draft' }, autosave: true })
    expect(docs.some(({ version }) => version._status === 'published')).toBe(true)
    const online = await payload.findByID({ collection: 'criteria', id, draft: false })
    expect(online).toMatchObject({ name, updatedAt: content.criteria[2]!.updatedAt })
    expect(await cellOf(id)).toBe('Publié')
  })
})

describe('the list of criteria', () => {
  it('tells an unpublished change from an unpublished document', async () => {
    const { id } = content.criteria[1]!
    const update = (data: object, asDraft = false) =>
      payload.update({ collection: 'criteria', id, data, draft: asDraft })
    await update({ name: 'Changé' }, true)
    expect(await cellOf(id)).toMatch(/^Modifié/)
    await update({ _status: 'draft' })
    expect(await cellOf(id)).toMatch(/^Brouillon/)
  })

  it('says in the trash that a document is offline, even if it was public', async () => {
    const { id } = await payload.create({
      collection: 'criteria',
      data: { name: 'Retiré', description: 'Sans suite.', _status: 'published' },
    })
    const deletedAt = new Date().toISOString()
    await payload.update({ collection: 'criteria', id, data: { deletedAt } })
    expect(await cellOf(id, true)).toBe('Hors ligne')
  })
})
