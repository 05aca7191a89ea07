import { beforeEach, expect, it } from '@jest/globals'
import type { CollectionSlug, TypedUser } from 'payload'

import {
  publishTogetherEndpoints,
  type Unpublishable,
  type Waiting,
} from '@/editing/publish-together/endpoints'
import { currentRevision } from '@/platform/revisions/read'
import { PATH, publishContent } from '@/tests/fixtures/content'
import { mongodbServer } from '@/tests/support/mongodb'
import { testSite } from '@/tests/support/payload'
import { criteriaOf, pageAt } from '@/tests/support/shown'
import { askEndpoint } from '@/tests/support/staff-request'
import { createUser } from '@/tests/support/users'

type Chosen = { collection: CollectionSlug; id: string }

const [waitingEndpoint, publishEndpoint] = publishTogetherEndpoints

/** What a refusal says, every kind of space as a plain one. */
const messagesOf = ({ body }: { body: unknown }) =>
  (body as Unpublishable).errors.map(({ message }) => message.replaceAll(/\s/g, ' '))

/** FerretDB has no transactions. */
const onSqlite = mongodbServer ? it.skip : it

const { payload } = await testSite()
await createUser(payload, 'Alix Martin')
const reviewer = await createUser(payload, 'Camille Durand', 'reviewer')
const editor = await createUser(payload, 'Dominique Petit', 'editor')
const content = await publishContent(payload)

/** Before each test everything is published, and no draft waits. */
beforeEach(async () => {
  const { call, criteria, page } = content
  const data = { _status: 'published' } as const
  await payload.update({
    collection: 'calls',
    id: call.id,
    data: { ...data, closesAt: '2027-03-31T16:00:00.000Z' },
  })
  await payload.update({
    collection: 'pages',
    id: page.id,
    data: { ...data, title: 'Administrations', sections: page.sections },
  })
  for (const [index, name] of ['Avéré', 'Majeur', 'Réaliste'].entries()) {
    const description = `Le problème est *${name.toLowerCase()}*.`
    const id = criteria[index]!.id
    await payload.update({ collection: 'criteria', id, data: { ...data, name, description } })
  }
})

const draft = (collection: 'pages' | 'criteria' | 'calls', id: string, data: object) =>
  payload.update({
    collection,
    id,
    data: { ...data, _status: 'draft' },
    draft: true,
    overrideAccess: false,
    user: editor,
  })
const criterion = (index: number) => content.criteria[index]!.id
const waiting = async (user: TypedUser | null = editor) =>
  (await askEndpoint(payload, waitingEndpoint!.handler, { user, id: content.page.id }))
    .body as Waiting
const publish = (documents: Chosen[], user: TypedUser | null = reviewer) =>
  askEndpoint(payload, publishEndpoint!.handler, {
    user,
    id: content.page.id,
    body: { documents },
  })
const read = async () => {
  const page = await pageAt(payload, PATH)
  return { title: page.title, criteria: criteriaOf(page) }
}

it('says what changes in the page itself, where something does', async () => {
  expect((await waiting()).page).toBeNull()
  await draft('pages', content.page.id, { title: 'Les administrations' })
  expect((await waiting()).page).toMatchObject({ kind: 'Page', changes: [{ trail: ['Titre'] }] })
})

it('lists what the page shows and visitors do not read yet, with the words that change', async () => {
  expect((await waiting()).documents).toEqual([])
  await draft('criteria', criterion(1), { description: 'TODO' })
  // With what is to be looked at again in each.
  expect((await waiting()).documents).toMatchObject([
    { warnings: [{ path: 'description', label: 'Description', excerpt: 'TODO' }] },
  ])
  await draft('criteria', criterion(1), {
    name: 'Majeur',
    description: 'Le problème est *grave*.',
  })
  const { documents } = await waiting()
  expect(documents).toEqual([
    {
      collection: 'criteria',
      id: criterion(1),
      kind: 'Critère',
      title: 'Majeur',
      status: 'modified',
      editedBy: 'Dominique Petit',
      updatedAt: expect.any(String),
      warnings: [],
      changes: [
        {
          kind: 'text',
          trail: ['Description'],
          parts: [
            { kind: 'same', text: 'Le problème est ' },
            { kind: 'removed', text: 'majeur' },
            { kind: 'added', text: 'grave' },
            { kind: 'same', text: '.' },
          ],
        },
      ],
    },
  ])
})

it('follows the latest draft of the page: a new criterion that it shows waits too', async () => {
  const { id } = await payload.create({
    collection: 'criteria',
    data: { name: 'Neuf', _status: 'draft' },
    draft: true,
  })
  expect((await waiting()).documents).toEqual([])
  const sections = content.page.sections!.map((section) =>
    section.blockType === 'criteria' ? { ...section, criteria: [id] } : section,
  )
  await draft('pages', content.page.id, { sections })
  expect((await waiting()).documents).toMatchObject([{ id, status: 'draft', title: 'Neuf' }])

  expect((await publish([{ collection: 'criteria', id }])).status).toBe(200)
  expect((await read()).criteria).toEqual(['Neuf'])
})

it('publishes the page and what was chosen, and leaves the rest a draft', async () => {
  await draft('pages', content.page.id, { title: 'Les administrations' })
  await draft('criteria', criterion(0), { name: 'Vérifié' })
  await draft('criteria', criterion(1), { name: 'Grave' })
  const answer = await publish([{ collection: 'criteria', id: criterion(0) }])
  expect(answer).toMatchObject({ status: 200, body: { doc: { title: 'Les administrations' } } })
  expect(await read()).toEqual({
    title: 'Les administrations',
    criteria: ['Vérifié', 'Majeur', 'Réaliste'],
  })
  expect((await waiting()).documents).toMatchObject([{ title: 'Grave' }])
})

it('publishes nothing when one document is refused, and says why of each', async () => {
  await draft('pages', content.page.id, { title: 'Les administrations' })
  await draft('criteria', criterion(0), { name: 'Vérifié' })
  await draft('criteria', criterion(1), { description: 'Avant le {{fermeture}}.' })
  await draft('criteria', criterion(2), { name: '' })
  const before = await currentRevision(payload)
  const answer = await publish(
    [0, 1, 2].map((index) => ({ collection: 'criteria', id: criterion(index) })),
  )
  expect(answer.status).toBe(400)
  expect(messagesOf(answer)).toEqual([
    expect.stringMatching(/^Critère « Majeur » – Description : Inconnu : « {{fermeture}} »/),
    'Critère « Sans titre » – Nom : Ce champ est requis.',
  ])
  expect(await read()).toEqual({
    title: 'Administrations',
    criteria: ['Avéré', 'Majeur', 'Réaliste'],
  })
  // Found out before anything was written: not even for a moment did visitors read a part.
  expect(await currentRevision(payload)).toEqual(before)
})

onSqlite('puts everything back when a later write fails', async () => {
  await draft('pages', content.page.id, { title: 'Les administrations' })
  await draft('criteria', criterion(0), { name: 'Vérifié' })
  await draft('criteria', criterion(1), { name: 'Grave' })
  const before = (await waiting()).documents
  const versions = await payload.countVersions({ collection: 'criteria' })
  const lock = await payload.create({
    collection: 'payload-locked-documents',
    data: {
      document: { relationTo: 'criteria', value: criterion(1) },
      user: { relationTo: 'users', value: editor.id },
    },
  })
  const chosen = [0, 1].map((index) => ({ collection: 'criteria', id: criterion(index) }) as const)
  const answer = await publish(chosen)
  expect(answer.status).toBe(400)
  expect(messagesOf(answer)).toEqual([
    expect.stringMatching(/^Critère « Grave » – Quelqu’un est en train de le modifier/),
  ])
  expect(await read()).toEqual({
    title: 'Administrations',
    criteria: ['Avéré', 'Majeur', 'Réaliste'],
  })
  expect((await waiting()).documents).toEqual(before)
  expect(await payload.countVersions({ collection: 'criteria' })).toEqual(versions)

  await payload.delete({ collection: 'payload-locked-documents', id: lock.id })
  expect((await publish(chosen)).status).toBe(200)
  expect((await read()).criteria).toEqual(['Vérifié', 'Grave', 'Réaliste'])
})

it('checks each document with the others as they will be', async () => {
  const { call, page } = content
  await draft('calls', call.id, { closesAt: null })
  await publishCall()
  const sections = [{ blockType: 'text', body: 'Avant le {{cloture}}.' }]
  await draft('pages', page.id, { sections })
  await draft('calls', call.id, { closesAt: '2027-04-30T16:00:00.000Z' })

  const alone = await publish([])
  expect(alone.status).toBe(400)
  expect(messagesOf(alone)).toEqual([
    expect.stringMatching(/^Page « Administrations » – .*« {{cloture}} » n’a pas de valeur/),
  ])
  expect((await publish([{ collection: 'calls', id: call.id }])).status).toBe(200)

  // The other way round: the date goes with the words that needed it.
  await draft('pages', page.id, { sections: page.sections })
  await draft('calls', call.id, { closesAt: null })
  expect((await publish([{ collection: 'calls', id: call.id }])).status).toBe(200)

  function publishCall() {
    const data = { _status: 'published' } as const
    return payload.update({ collection: 'calls', id: call.id, data })
  }
})

it('is for reviewers, and publishes nothing but what waits with the page', async () => {
  await draft('criteria', criterion(0), { name: 'Vérifié' })
  const chosen: Chosen[] = [{ collection: 'criteria', id: criterion(0) }]
  await expect(publish(chosen, editor)).rejects.toMatchObject({ status: 403 })
  await expect(publish(chosen, null)).rejects.toMatchObject({ status: 403 })
  await expect(waiting(null)).rejects.toMatchObject({ status: 403 })

  const stranger = await payload.create({
    collection: 'criteria',
    data: { name: 'Ailleurs', _status: 'draft' },
    draft: true,
  })
  const elsewhere: Chosen = { collection: 'criteria', id: stranger.id }
  await expect(publish([...chosen, elsewhere])).rejects.toMatchObject({ status: 409 })
  await expect(publish([{ collection: 'users', id: '1' }])).rejects.toMatchObject({ status: 400 })
  expect((await read()).criteria).toEqual(['Avéré', 'Majeur', 'Réaliste'])
})
