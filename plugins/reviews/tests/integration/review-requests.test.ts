import { afterAll, describe, expect, it, jest } from '@jest/globals'
import { createLocalReq, type PayloadRequest, type TypedUser } from 'payload'

import { rememberHeld, rememberPublishedTogether } from '@/editing/published'
import { inTransaction } from '@/platform/database/in-transaction'
import { env } from '@/platform/env'
import { mailSent } from '@/platform/mail/mail'
import { oldRequests } from '@/plugins/reviews/report'
import { openReviews } from '@/plugins/reviews/requests'
import { MAY_PUBLISH } from '@/plugins/reviews/roles'
import { openMailbox } from '@/tests/support/mailbox'
import { isStandIn } from '@/tests/support/mongodb'
import { openTestSite, testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

/** FerretDB has no transactions. */
const withTransactions = isStandIn ? it.skip : it

const mailbox = await openMailbox()
const from = { name: 'EIG', address: 'eig@site.exemple.fr' }
const { payload } = await testSite({ mail: { smtpUrl: mailbox.url, from } })
afterAll(() => mailbox.close())
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

/** Publishes the latest draft as the reviewer. */
const publish = (req?: PayloadRequest) =>
  payload.update({
    collection: 'criteria',
    id,
    data: { _status: 'published' },
    overrideAccess: false,
    user: reviewer,
    req,
  })

/** Publishes as a group publication does, then calls `last` in the same transaction. */
async function publishTogether(last: () => void = () => {}) {
  const req = await createLocalReq({ user: reviewer }, payload)
  rememberPublishedTogether(req, { criteria: [{ id }] })
  await inTransaction(req, async () => {
    await publish(req)
    last()
  })
}

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
    await publish()
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
    await publishTogether()
    expect(await open()).toEqual([])
  })

  withTransactions('stays open when a joint publication is rolled back', async () => {
    await saveDraft('Constaté en vain')
    await ask('À relire.')
    const fail = () => {
      throw new Error('Trop tard.')
    }
    await expect(publishTogether(fail)).rejects.toThrow('Trop tard.')
    expect(await open()).toMatchObject([{ note: 'À relire.', title: 'Constaté en vain' }])
  })

  it('stays open for later edits when a scheduled version is published below them', async () => {
    await saveDraft('Prévu')
    await ask('À relire.')
    const req = await createLocalReq({ user: reviewer }, payload)
    rememberHeld(req, { savedAt: new Date().toISOString(), isBelowDraft: true })
    await publish(req)
    expect(await open()).toHaveLength(1)
    await publish()
    expect(await open()).toEqual([])
  })

  it('leaves the list when its document is put in the trash', async () => {
    const { id: value } = await payload.create({ collection: 'criteria', data })
    await ask('Vite.', editor, { document: { relationTo: 'criteria', value } })
    expect(await open()).toHaveLength(1)
    await payload.update({
      collection: 'criteria',
      id: value,
      data: { deletedAt: new Date().toISOString() },
    })
    expect(await open()).toEqual([])
  })
})

describe('the email of a request for review', () => {
  it('goes to everyone who may publish, except its author, with the note and a link', async () => {
    await saveDraft('Un besoin <vérifié>')
    await mailSent(payload)
    mailbox.letters().length = 0
    const note = 'Le titre surtout.\n<b>Merci</b>'
    const { id: request } = await ask(note, reviewer)

    const { subject, text, to } = await mailbox.next(alix.email)
    expect(to).toBe(alix.email)
    expect(subject).toBe('À relire\u00a0: «\u00a0Un besoin <vérifié>\u00a0»')
    expect(text).toContain('Camille Durand vous demande')
    expect(text).toContain('Critère\u00a0: «\u00a0Un besoin <vérifié>\u00a0»')
    expect(text).toContain(`Son message\u00a0:\n${note}`)
    expect(text).toContain(`\n${env().siteUrl}/admin/collections/criteria/${id}\n`)
    expect(text).not.toMatch(/@/)

    await change(request, alix, { doneAt: new Date().toISOString() })
    await mailSent(payload)
    expect(mailbox.letters()).toEqual([])
  })

  it('makes no one wait when the mail server refuses connections', async () => {
    await mailbox.close()
    const log = jest.spyOn(payload.logger, 'error').mockImplementation(() => {})
    await ask(null, reviewer)
    await mailSent(payload)
    expect(log).toHaveBeenCalledTimes(1)
    expect(await open()).toHaveLength(1)
  })

  it('is not sent without a mail server, and the request is kept', async () => {
    const { close, payload } = await openTestSite()
    const callerKind = await createUser(payload, 'Alice Martin')
    const log = jest.spyOn(payload.logger, 'info').mockImplementation(() => {})
    await createUser(payload, 'Louis Petit', 'reviewer')
    const { id } = await payload.create({ collection: 'criteria', data: { name: 'Vérifié' } })
    const document = { relationTo: 'criteria', value: id } as const
    await payload.create({ collection: 'review-requests', data: { document }, user: callerKind })
    expect(log).not.toHaveBeenCalled()
    expect(await openReviews(payload, callerKind)).toHaveLength(1)
    await close()
  })
})

it('is reported to the team after two weeks, until it is done', async () => {
  const draft = { collection: 'profiles', draft: true, data: { name: 'À relire' } } as const
  const { id: value } = await payload.create(draft)
  const document = { relationTo: 'profiles', value } as const
  const request = await payload.create({ collection: 'review-requests', data: { document } })
  const found = async () =>
    (await oldRequests(payload)).filter(({ edited }) => 'id' in edited && edited.id === value)
  expect(await found()).toEqual([])
  const createdAt = new Date(Date.now() - 15 * 24 * 3_600_000).toISOString()
  const { id } = request
  await payload.db.updateOne({
    collection: 'review-requests',
    id,
    data: { ...request, document, createdAt },
  })
  expect(await found()).toMatchObject([{ name: expect.stringMatching(/: À relire$/) }])
  const data = { doneAt: new Date().toISOString() }
  await payload.update({ collection: 'review-requests', id, data })
  expect(await found()).toEqual([])
})
