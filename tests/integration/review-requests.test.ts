import { describe, expect, it } from '@jest/globals'
import { createLocalReq, type TypedUser } from 'payload'

import { publishTogether } from '@/editing/publish-together/publish'
import { openReviews } from '@/editing/review/requests'
import { MAY_PUBLISH } from '@/editing/review/roles'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()
const alix = await createUser(payload, 'Alix Martin')
const reviewer = await createUser(payload, 'Camille Durand', 'reviewer')
const editor = await createUser(payload, 'Dominique Petit', 'editor')
const data = { name: 'Avéré', _status: 'published' } as const
const { id } = await payload.create({ collection: 'criteria', data })

const saveDraft = (name: string) =>
  payload.update({
    collection: 'criteria',
    id,
    data: { name, _status: 'draft' },
    draft: true,
    overrideAccess: false,
    user: editor,
  })

await saveDraft('Vérifié')

const ask = (note: string | null, user: TypedUser = editor, forged: object = {}) =>
  payload.create({
    collection: 'review-requests',
    data: { document: { relationTo: 'criteria', value: id }, note, ...forged },
    overrideAccess: false,
    user,
    depth: 0,
  })

const change = (request: string, user: TypedUser, data: object) =>
  payload.update({
    collection: 'review-requests',
    id: request,
    data,
    overrideAccess: false,
    user,
    depth: 0,
  })

const open = () => openReviews(payload, editor)

describe('a request for review', () => {
  it('is signed by the account of the session, and ignores what was sent', async () => {
    const forged = { requestedBy: alix.id, doneAt: '2026-01-01T00:00:00.000Z', doneBy: alix.id }
    const request = await ask('Le titre surtout.', editor, forged)
    expect(request).toMatchObject({ requestedBy: editor.id, doneAt: null, doneBy: null })
  })

  it('goes to the people who may publish, whose names an editor may list', async () => {
    const { docs } = await payload.find({
      collection: 'users',
      where: { role: { in: MAY_PUBLISH } },
      select: { name: true },
      sort: 'name',
      overrideAccess: false,
      user: editor,
    })
    expect(docs.map(({ name }) => name)).toEqual(['Alix Martin', 'Camille Durand'])
  })

  it('is listed with its document and the latest title', async () => {
    const expected = {
      collection: 'criteria',
      documentId: id,
      kind: 'Critère',
      title: 'Vérifié',
      note: 'Le titre surtout.',
      requestedBy: 'Dominique Petit',
      requestedAt: expect.any(Date),
    }
    expect(await open()).toMatchObject([expected])
    expect(await openReviews(payload, reviewer)).toHaveLength(1)
  })

  it('replaces the previous request on the same document', async () => {
    await ask('Et la description.')
    expect(await open()).toMatchObject([{ note: 'Et la description.' }])
  })

  it('can be closed by a reviewer only, in their own name, and nothing else of it changes', async () => {
    const [request] = await open()
    const doneAt = '2026-01-01T00:00:00.000Z'
    await expect(change(request!.id, editor, { doneAt })).rejects.toMatchObject({ status: 403 })
    const done = await change(request!.id, reviewer, { doneAt, doneBy: alix.id, note: 'Faux.' })
    expect(done).toMatchObject({
      note: 'Et la description.',
      requestedBy: editor.id,
      doneBy: reviewer.id,
    })
    expect(done.doneAt).not.toBe(doneAt)
    expect(await open()).toEqual([])
  })

  it('is closed when the document is published, not when a draft is saved', async () => {
    await ask(null)
    await saveDraft('Constaté')
    expect(await open()).toMatchObject([{ note: null, title: 'Constaté' }])
    await payload.update({
      collection: 'criteria',
      id,
      data: { _status: 'published' },
      overrideAccess: false,
      user: reviewer,
    })
    expect(await open()).toEqual([])
    const { docs } = await payload.find({
      collection: 'review-requests',
      sort: '-doneAt',
      depth: 0,
      where: { doneAt: { exists: true } },
    })
    expect(docs[0]).toMatchObject({ doneBy: reviewer.id })
  })

  it('is closed by a joint publication too', async () => {
    await saveDraft('Constaté par tous')
    await ask('À relire.')
    const req = await createLocalReq({ user: reviewer }, payload)
    await publishTogether(req, [{ collection: 'criteria', id }])
    expect(await open()).toEqual([])
  })

  it('leaves the list when its document is put in the trash', async () => {
    await saveDraft('Établi')
    await ask('Vite.')
    await payload.update({
      collection: 'criteria',
      id,
      data: { deletedAt: new Date().toISOString() },
    })
    expect(await open()).toEqual([])
  })
})
