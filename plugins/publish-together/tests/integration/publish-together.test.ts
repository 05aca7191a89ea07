import { beforeEach, expect, it } from '@jest/globals'
import { APIError, type CollectionSlug, type TypedUser } from 'payload'

import type { DocumentFault } from '@/editing/document-faults'
import type { Criterion } from '@/payload-types'
import type { Refusal } from '@/platform/refusal'
import { currentRevision } from '@/platform/revisions/read'
import { PATH, publishContent } from '@/tests/fixtures/content'
import { pdf, PIXEL, sent } from '@/tests/fixtures/files'
import { mongodbServer } from '@/tests/support/mongodb'
import { testSite } from '@/tests/support/payload'
import { criteriaOf, pageAt } from '@/tests/support/shown'
import { askEndpoint } from '@/tests/support/staff-request'
import { createUser } from '@/tests/support/users'

import { publishTogetherEndpoints, type Waiting } from '../../endpoints'

type Chosen = { collection: CollectionSlug; id: string }

const [waitingEndpoint, publishEndpoint, countEndpoint] = publishTogetherEndpoints

/** Resolves to the messages of a refused publication with their fields, with every kind of space made plain. */
const refusalOf = async (publication: Promise<unknown>) => {
  const { data, status } = (await publication.catch((error: unknown) => error)) as Refusal
  expect(status).toBe(400)
  return (data as { faults: DocumentFault[] }).faults.map(({ field, kind, message, title }) =>
    `${kind} « ${title} » (${field?.path}) ${field?.label} : ${message}`.replaceAll(/\s/g, ' '),
  )
}

/** FerretDB has no transactions. */
const onSqlite = mongodbServer ? it.skip : it

const { payload } = await testSite()
await createUser(payload, 'Alix Martin')
const reviewer = await createUser(payload, 'Camille Durand', 'reviewer')
const editor = await createUser(payload, 'Dominique Petit', 'editor')
const content = await publishContent(payload)

/** Before each test, publishes everything, so that no draft waits. */
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
const readBy = async (endpoint: typeof waitingEndpoint, user: TypedUser | null) =>
  (await askEndpoint(payload, endpoint!.handler, { user, id: content.page.id })).body
const waiting = async (user: TypedUser | null = editor) =>
  (await readBy(waitingEndpoint, user)) as Waiting
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

it('the list shows what changes in the page itself, when something does', async () => {
  expect((await waiting()).page).toBeNull()
  await draft('pages', content.page.id, { title: 'Les administrations' })
  expect((await waiting()).page).toMatchObject({ kind: 'Page', changes: [{ trail: ['Titre'] }] })
})

it('the list shows what the page holds and visitors do not read yet, with the words that change', async () => {
  expect((await waiting()).documents).toEqual([])
  await draft('criteria', criterion(1), {
    name: 'Majeur',
    description: 'Le problème est *grave*.',
  })
  const { documents } = await waiting()
  expect(await readBy(countEndpoint, editor)).toEqual({ count: documents.length })
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

it('the list follows the latest draft of the page, with a new criterion that it shows', async () => {
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

it('a joint publication publishes the page and the chosen documents, and leaves the rest as drafts', async () => {
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

it('a joint publication publishes nothing when one document is refused, and says why for each', async () => {
  await draft('pages', content.page.id, { title: 'Les administrations' })
  await draft('criteria', criterion(0), { name: 'Vérifié' })
  await draft('criteria', criterion(1), { description: 'Avant le {{fermeture}}.' })
  await draft('criteria', criterion(2), { name: '' })
  const before = await currentRevision(payload)
  const chosen = [0, 1, 2].map(
    (index) => ({ collection: 'criteria', id: criterion(index) }) as const,
  )
  expect(await refusalOf(publish(chosen))).toEqual([
    expect.stringMatching(
      /^Critère « Majeur » \(description\) Description : Inconnu : « {{fermeture}} »/,
    ),
    'Critère « Sans titre » (name) Nom : Ce champ est requis.',
  ])
  expect(await read()).toEqual({
    title: 'Administrations',
    criteria: ['Avéré', 'Majeur', 'Réaliste'],
  })
  // The fault was found before anything was written: visitors never read a partial publication.
  expect(await currentRevision(payload)).toEqual(before)
})

it('a refusal says everything that is wrong, row by row, and who edits which document since when', async () => {
  const { call } = content
  const milestones = [
    { kind: 'day', startsOn: '2027-04-01T22:00:00.000Z' },
    { kind: 'text', text: null, label: 'Jury' },
  ]
  await draft('calls', call.id, { milestones })
  const changes = (await waiting()).documents[0]!.changes
  expect(changes).toMatchObject([
    { trail: ['Jalons'], name: 'Jalon sans intitulé' },
    { trail: ['Jalons'], name: 'Jalon «\u00a0Jury\u00a0»' },
  ])
  await draft('criteria', criterion(0), { name: 'Vérifié' })
  await draft('criteria', criterion(1), { name: '' })
  const locks = [criterion(0), criterion(1)].map((id) => lockedBy(editor, id))
  const ids = (await Promise.all(locks)).map(({ id }) => id)

  const chosen = [0, 1].map((index) => ({ collection: 'criteria', id: criterion(index) }) as const)
  const locked = (title: string) =>
    expect.stringMatching(
      `^Critère « ${title} » .* Dominique Petit modifie ce contenu depuis le .* \\(heure de Paris\\)\\. Attendez que cette personne ait fini, ou décochez ce contenu\\.$`,
    ) as unknown
  expect(await refusalOf(publish([{ collection: 'calls', id: call.id }, ...chosen]))).toEqual([
    'Appel à projets « Appel 7 » (milestones.0.label) Jalons 1 > Intitulé : Ce champ est requis.',
    expect.stringMatching(/ \(milestones.1.text\) Jalons 2 > Moment : Dites quand/),
    locked('Vérifié'),
    locked('Sans titre'),
    'Critère « Sans titre » (name) Nom : Ce champ est requis.',
  ])

  // Reviewers are not blocked by their own lock.
  const where = { id: { in: ids } }
  await payload.delete({ collection: 'payload-locked-documents', where })
  await lockedBy(reviewer, criterion(0))
  expect((await publish(chosen.slice(0, 1))).status).toBe(200)
  await draft('calls', call.id, { milestones: [] })

  function lockedBy(user: { id: string }, id: string) {
    return payload.create({
      collection: 'payload-locked-documents',
      data: {
        document: { relationTo: 'criteria', value: id },
        user: { relationTo: 'users', value: user.id },
      },
    })
  }
})

onSqlite('a joint publication is rolled back when a later write fails', async () => {
  await draft('pages', content.page.id, { title: 'Les administrations' })
  await draft('criteria', criterion(0), { name: 'Vérifié' })
  await draft('criteria', criterion(1), { name: 'Grave' })
  const before = (await waiting()).documents
  const versions = await payload.countVersions({ collection: 'criteria' })
  // Validation does not run these hooks, so the failure comes from a write.
  const { afterChange } = payload.collections.criteria.config.hooks
  afterChange.push(({ doc }) => {
    if ((doc as Criterion).name === 'Grave') throw new APIError('Trop tard.', 400, null, true)
  })
  const chosen = [0, 1].map((index) => ({ collection: 'criteria', id: criterion(index) }) as const)
  expect(await refusalOf(publish(chosen))).toEqual([
    expect.stringMatching(/^Critère « Grave » .* Trop tard\.$/),
  ])
  expect(await read()).toEqual({
    title: 'Administrations',
    criteria: ['Avéré', 'Majeur', 'Réaliste'],
  })
  expect((await waiting()).documents).toEqual(before)
  expect(await payload.countVersions({ collection: 'criteria' })).toEqual(versions)

  afterChange.pop()
  expect((await publish(chosen)).status).toBe(200)
  expect((await read()).criteria).toEqual(['Vérifié', 'Grave', 'Réaliste'])
})

it('a joint publication checks each document against the others as they will be', async () => {
  const { call, page } = content
  await draft('calls', call.id, { closesAt: null })
  await publishCall()
  const sections = [{ blockType: 'text', body: 'Avant le {{cloture}}.' }]
  await draft('pages', page.id, { sections })
  await draft('calls', call.id, { closesAt: '2027-04-30T16:00:00.000Z' })

  expect(await refusalOf(publish([]))).toEqual([
    expect.stringMatching(
      /^Page « Administrations » \(sections.0.body\) .*« {{cloture}} » n’a pas de valeur/,
    ),
  ])
  expect((await publish([{ collection: 'calls', id: call.id }])).status).toBe(200)

  // The reverse case: the date is removed together with the words that needed it.
  await draft('pages', page.id, { sections: page.sections })
  await draft('calls', call.id, { closesAt: null })
  expect((await publish([{ collection: 'calls', id: call.id }])).status).toBe(200)

  function publishCall() {
    const data = { _status: 'published' } as const
    return payload.update({ collection: 'calls', id: call.id, data })
  }
})

it('a joint publication is for reviewers only, and publishes only what waits with the page', async () => {
  await draft('criteria', criterion(0), { name: 'Vérifié' })
  const chosen: Chosen[] = [{ collection: 'criteria', id: criterion(0) }]
  await expect(publish(chosen, editor)).rejects.toMatchObject({ status: 403 })
  await expect(publish(chosen, null)).rejects.toMatchObject({ status: 403 })
  await expect(waiting(null)).rejects.toMatchObject({ status: 403 })
  await expect(readBy(countEndpoint, null)).rejects.toMatchObject({ status: 403 })

  const otherCriterion = await payload.create({
    collection: 'criteria',
    data: { name: 'Ailleurs', _status: 'draft' },
    draft: true,
  })
  const elsewhere: Chosen = { collection: 'criteria', id: otherCriterion.id }
  await expect(publish([...chosen, elsewhere])).rejects.toMatchObject({ status: 409 })
  await expect(publish([{ collection: 'users', id: '1' }])).rejects.toMatchObject({ status: 400 })
  expect((await read()).criteria).toEqual(['Avéré', 'Majeur', 'Réaliste'])
})

it('a joint publication includes the files of the page, chosen in its fields or written in its texts', async () => {
  const published = { _status: 'published' } as const
  // A page that leaves an address is told of before another takes it.
  const leaving = { title: 'Ailleurs', slug: 'ensemble', hero: { title: 'Ailleurs' }, ...published }
  const { id: left } = await payload.create({ collection: 'pages', data: leaving })
  const moved = { slug: 'ailleurs', ...published }
  await payload.update({ collection: 'pages', id: left, data: moved })
  const addImage = (slug: string) =>
    payload.create({
      collection: 'images',
      data: { slug, alt: 'Un point' },
      draft: true,
      file: sent('point.png', PIXEL),
    })
  const addDocument = (slug: string) =>
    payload.create({
      collection: 'documents',
      data: { slug },
      draft: true,
      file: sent('essai.pdf', pdf()),
    })
  const { id } = await payload.create({
    collection: 'criteria',
    data: { ...published, name: 'Illustré', description: '![](/images/icone.png)' },
  })
  const portrait = await addImage('portrait.png')
  const guide = await addDocument('guide.pdf')
  const icon = await addImage('icone.png')
  const rules = await addDocument('reglement.pdf')
  await addImage('autre.png')
  const page = await payload.create({
    collection: 'pages',
    data: {
      title: 'Page ensemble',
      slug: 'ensemble',
      hero: { title: 'Page' },
      sections: [
        {
          blockType: 'testimonials',
          title: 'Paroles',
          testimonials: [{ quote: 'Utile.', name: 'Alix', photo: portrait.id }],
        },
        {
          blockType: 'downloads',
          title: 'À lire',
          downloads: [{ label: 'Guide', file: guide.id }],
        },
        { blockType: 'text', body: 'Lire le [règlement](/documents/reglement.pdf).' },
        { blockType: 'criteria', title: 'Critères', criteria: [id] },
      ],
    },
    draft: true,
  })

  const asked = { user: reviewer, id: page.id }
  const listed = (await askEndpoint(payload, waitingEndpoint!.handler, asked)).body as Waiting
  const documents = listed.documents.map(({ collection, id }) => ({ collection, id }))
  const files = [portrait, guide, icon, rules].map(({ id }) => id)
  expect(documents.map(({ id }) => id).toSorted()).toEqual(files.toSorted())
  // Each entry comes with its own warnings.
  expect(listed.page!.warnings).toMatchObject([{ path: 'slug', excerpt: '/ensemble' }])
  expect(listed.documents.flatMap(({ warnings }) => warnings)).toEqual([])

  const publishing = { ...asked, body: { documents } }
  const done = await askEndpoint(payload, publishEndpoint!.handler, publishing)
  expect(done.body).toHaveProperty('doc')
  expect((await pageAt(payload, '/ensemble')).images).toHaveProperty(['/images/icone.png'])
})
