import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { createLocalReq, type PayloadRequest, type TypedUser } from 'payload'

import { plan, retry, cancel, dismiss, hold } from '@/editing/scheduled-publishing/actions'
import { holdShown, publishHeld } from '@/editing/scheduled-publishing/held-version'
import { scheduledPublications } from '@/editing/scheduled-publishing/overview'
import { scheduledPublicationEndpoints } from '@/editing/scheduled-publishing/endpoint'
import { runDueJobs, startScheduledPublishing } from '@/editing/scheduled-publishing/run-due-jobs'
import { takeLease } from '@/platform/database/lease'
import { fileStore } from '@/platform/files/store'
import { unpublishedChanges } from '@/editing/unpublished-changes'
import { Refusal } from '@/platform/refusal'
import { currentRevision } from '@/platform/revisions/read'
import { pdf, sent } from '@/tests/fixtures/files'
import { isStandIn } from '@/tests/support/mongodb'
import { testSite } from '@/tests/support/payload'
import { askEndpoint } from '@/tests/support/staff-request'
import { createUser } from '@/tests/support/users'

const HOUR_MS = 3_600_000
const past = () => new Date(Date.now() - 1000)
const later = () => new Date(Date.now() + HOUR_MS)

/** All but the clock. */
const REAL_TIMERS = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const

const { payload } = await testSite()
payload.logger.level = 'silent'
const camille = await createUser(payload, 'Camille Durand')
afterEach(async () => {
  jest.restoreAllMocks()
  await payload.db.deleteMany({ collection: 'payload-jobs', where: {} })
})

const asking = (user: TypedUser | null = camille): Promise<PayloadRequest> =>
  createLocalReq({ user: user ?? undefined }, payload)

const draftCriterion = (name = 'Utile', description = 'Sert à quelqu’un.') =>
  payload.create({
    collection: 'criteria',
    data: { name, description, _status: 'draft' },
    draft: true,
  })

const target = (id: string) => ({ relationTo: 'criteria' as const, value: id })

async function planned(
  id: string,
  when: Date,
  type: 'publish' | 'unpublish' = 'publish',
  user = camille,
) {
  await plan(await asking(user), { type, doc: target(id) }, when)
}

const run = (holder = 'here') => runDueJobs(payload, holder)
const overview = () => scheduledPublications(payload, camille)
const criterion = (id: string) => payload.findByID({ collection: 'criteria', id })
const versionsOf = async (id: string) =>
  (await payload.countVersions({ collection: 'criteria', where: { parent: { equals: id } } }))
    .totalDocs
const failures = async () => (await overview()).map(({ failure }) => failure)

describe('what is planned', () => {
  it('waits for its time', async () => {
    const { id } = await draftCriterion()
    await planned(id, later())
    await run()
    expect((await criterion(id))._status).toBe('draft')
    expect(await overview()).toMatchObject([
      { type: 'publish', by: 'Camille Durand', failure: null, document: { title: 'Utile' } },
    ])
  })

  it('publishes the newest draft in the name of who planned it, as the release before planned, and moves the revision', async () => {
    const { id } = await draftCriterion()
    await planned(id, past())
    await payload.update({ collection: 'criteria', id, data: { name: 'Très utile' }, draft: true })
    const before = await currentRevision(payload)
    await run()
    expect(await criterion(id)).toMatchObject({ _status: 'published', name: 'Très utile' })
    expect(await currentRevision(payload)).not.toBe(before)
    expect((await payload.findByID({ collection: 'criteria', id, depth: 0 })).editedBy).toBe(
      camille.id,
    )
    expect(await overview()).toEqual([])
  })

  it('takes a document off line whatever its newest draft lacks', async () => {
    const { id } = await draftCriterion()
    await payload.update({ collection: 'criteria', id, data: { _status: 'published' } })
    await payload.update({ collection: 'criteria', id, data: { name: '' }, draft: true })
    await planned(id, past(), 'unpublish')
    await run()
    expect(await criterion(id)).toMatchObject({ _status: 'draft', name: '' })
    expect(await overview()).toEqual([])
  })

  it('is done in the order planned, whatever the order of asking', async () => {
    const { id } = await draftCriterion()
    await planned(id, new Date(Date.now() - 1000), 'unpublish')
    await planned(id, new Date(Date.now() - HOUR_MS), 'publish')
    await run()
    expect((await criterion(id))._status).toBe('draft')
  })

  it('is done once when two instances ask for the work at the same time', async () => {
    const { id } = await draftCriterion()
    await planned(id, past())
    const before = await versionsOf(id)
    await Promise.all([run('one'), run('two')])
    await run('one')
    expect(await versionsOf(id)).toBe(before + 1)
  })

  it('is left to the instance that holds the lease', async () => {
    const { id } = await draftCriterion()
    await planned(id, past())
    await takeLease(payload, { name: 'scheduled-publishing', holder: 'other' }, 200)
    await run()
    expect((await criterion(id))._status).toBe('draft')
    await new Promise((resolve) => setTimeout(resolve, 250))
    await run()
    expect((await criterion(id))._status).toBe('published')
  })
})

/** As the form saves what is typed. */
const type = (id: string, name: string, user = camille) =>
  payload.update({ collection: 'criteria', id, data: { name }, draft: true, autosave: true, user })
const publish = (id: string) =>
  payload.update({ collection: 'criteria', id, data: { _status: 'published' } })
const draft = (id: string) => payload.findByID({ collection: 'criteria', id, draft: true })
const waitingOf = (id: string) =>
  unpublishedChanges(payload, { user: camille, only: { criteria: [id] } })
const historyOf = async (id: string) => {
  const where = { parent: { equals: id } }
  const asked = { collection: 'criteria', where, sort: 'updatedAt', pagination: false } as const
  const { docs } = await payload.findVersions(asked)
  return docs.map(({ version }) => `${version.name} (${version._status})`)
}

/** Plans what is on the screen. */
async function plannedShown(id: string, when: Date) {
  const req = await asking()
  const document = { collection: 'criteria' as const, id }
  const version = await holdShown(req, document, (await draft(id)).updatedAt)
  await plan(req, { type: 'publish', doc: target(id), version }, when)
}

describe('the version on the screen', () => {
  const ofForm = (id: string) =>
    scheduledPublications(payload, camille, { collection: 'criteria', id })
  const isOver = async (id: string) => (await ofForm(id)).map(({ isWrittenOver }) => isWrittenOver)
  const dueNow = () =>
    payload.db.updateJobs({
      where: { hasError: { not_equals: true } },
      data: { waitUntil: past().toISOString() },
      returning: false,
    })

  it('is what is published; what was typed since stands above it, a draft of whoever typed', async () => {
    const typist = await createUser(payload, 'Rédactrice qui tape', 'editor')
    const { id } = await draftCriterion('Première')
    await publish(id)
    await type(id, 'Planifiée')
    await plannedShown(id, past())
    expect(await isOver(id)).toEqual([false])
    await type(id, 'Tapée depuis', typist)
    await type(id, 'Tapée depuis, deux', typist)
    const typed = await draft(id)
    expect(await isOver(id)).toEqual([true])
    const before = await currentRevision(payload)
    await run()
    expect(await currentRevision(payload)).not.toBe(before)
    expect(await criterion(id)).toMatchObject({ name: 'Planifiée', _status: 'published' })
    // The same `updatedAt`: a form that is open on it goes on without a conflict.
    expect(await draft(id)).toMatchObject({
      name: 'Tapée depuis, deux',
      _status: 'draft',
      updatedAt: typed.updatedAt,
    })
    expect(await waitingOf(id)).toMatchObject([
      { status: 'modified', editedBy: 'Rédactrice qui tape' },
    ])
    await type(id, 'Et encore')
    expect(await historyOf(id)).toEqual([
      'Première (draft)',
      'Première (published)',
      'Planifiée (draft)',
      'Planifiée (published)',
      'Et encore (draft)',
    ])
    await publish(id)
    expect(await criterion(id)).toMatchObject({ name: 'Et encore', _status: 'published' })
  })

  it('leaves no draft above where the same was typed again, and one where what is online was', async () => {
    const { id } = await draftCriterion('En ligne')
    await publish(id)
    await type(id, 'Planifiée')
    await plannedShown(id, later())
    await type(id, 'Autre')
    await type(id, 'Planifiée')
    expect(await isOver(id)).toEqual([false])
    await type(id, 'En ligne')
    expect(await isOver(id)).toEqual([true])
    await dueNow()
    await run()
    expect([(await criterion(id)).name, (await draft(id)).name]).toEqual(['Planifiée', 'En ligne'])
    await type(id, 'Planifiée')
    expect(await waitingOf(id)).toEqual([])
    await plannedShown(id, past())
    await run()
    expect(await draft(id)).toMatchObject({ name: 'Planifiée', _status: 'published' })
  })

  it('is moved to what is typed since, in the name of who asks', async () => {
    const other = await createUser(payload, 'Relectrice qui déplace', 'reviewer')
    const { id } = await draftCriterion('Planifiée')
    await plannedShown(id, later())
    await type(id, 'Relue')
    const [waiting] = await overview()
    const shown = async (loaded: unknown) =>
      Object.assign(await asking(other), { json: () => Promise.resolve({ loaded }) })
    await expect(hold(await shown(waiting!.heldSince), waiting!.id)).rejects.toThrow(/rechargez/)
    await expect(hold(await shown('hier'), waiting!.id)).rejects.toThrow(/Rechargez/)
    expect(await hold(await shown((await draft(id)).updatedAt), waiting!.id)).toBe(true)
    await type(id, 'Tapée depuis')
    expect(await ofForm(id)).toMatchObject([
      { isWrittenOver: true, by: 'Relectrice qui déplace', plannedAt: waiting!.plannedAt },
    ])
    await dueNow()
    await run()
    expect((await criterion(id)).name).toBe('Relue')
  })

  it('is done again after it was taken off line', async () => {
    const { id } = await draftCriterion('En ligne')
    await publish(id)
    await type(id, 'Brouillon')
    await type(id, 'En ligne')
    await plannedShown(id, later())
    await type(id, 'Tapée depuis')
    await payload.update({ collection: 'criteria', id, data: { _status: 'draft' } })
    await dueNow()
    await run()
    expect(await criterion(id)).toMatchObject({ name: 'En ligne', _status: 'published' })
    expect(await draft(id)).toMatchObject({ name: 'Tapée depuis', _status: 'draft' })
  })

  it('is not brought back over what a person has published since, and that is told', async () => {
    const { id } = await draftCriterion('Planifiée')
    const other = await draftCriterion('Sans rapport')
    await plannedShown(id, past())
    jest.spyOn(payload, 'update').mockRejectedValueOnce(new Refusal('Trop tôt.', 409))
    await run()
    expect(await failures()).toEqual(['Trop tôt.'])
    await plannedShown(id, later())
    await plannedShown(other.id, later())
    await planned(id, later(), 'unpublish')
    await type(id, 'Publiée à la main')
    await publish(id)
    const [failed, superseded, ...rest] = await overview()
    for (const one of [failed, superseded]) {
      expect(one).toMatchObject({
        document: { title: 'Publiée à la main' },
        failure: expect.stringMatching(/plus récente a été publiée/),
        mayRetry: false,
      })
      expect(await retry(await asking(), one!.id)).toBe(false)
    }
    expect(rest).toMatchObject([{ failure: null }, { failure: null }])
    await type(id, 'Tapée après')
    await dueNow()
    await run()
    expect(await criterion(id)).toMatchObject({ _status: 'draft' })
    expect((await criterion(other.id))._status).toBe('published')
    expect((await historyOf(id)).filter((entry) => entry === 'Planifiée (published)')).toEqual([])
    expect(await dismiss(await asking(), superseded!.id)).toBe(true)
  })

  it('is not brought back over newer words after the clock was set back', async () => {
    jest.useFakeTimers({ now: later(), doNotFake: [...REAL_TIMERS] })
    const { id } = await draftCriterion('Première')
    await publish(id)
    await type(id, 'Planifiée')
    await plannedShown(id, new Date(Date.now() + HOUR_MS))
    jest.useRealTimers()
    await type(id, 'Publiée à la main')
    expect((await draft(id)).name).toBe('Publiée à la main')
    await publish(id)
    expect(await failures()).toEqual([expect.stringMatching(/plus récente/)])
    await type(id, 'Tapée après')
    await publish(id)
    expect(await historyOf(id)).toEqual([
      'Première (draft)',
      'Première (published)',
      'Planifiée (draft)',
      'Publiée à la main (draft)',
      'Publiée à la main (published)',
      'Tapée après (draft)',
      'Tapée après (published)',
    ])
    expect((await criterion(id)).name).toBe('Tapée après')
  })

  it('is not brought back over what a person publishes once the job has begun', async () => {
    const { id } = await draftCriterion('Planifiée')
    await plannedShown(id, past())
    const find = payload.findByID.bind(payload)
    // The job reads the account of whoever planned it, then publishes.
    jest.spyOn(payload, 'findByID').mockImplementationOnce(async (args) => {
      await type(id, 'Publiée à la main')
      await publish(id)
      await type(id, 'Tapée après')
      return find(args)
    })
    await run()
    expect((await criterion(id)).name).toBe('Publiée à la main')
    expect((await draft(id)).name).toBe('Tapée après')
    expect(await overview()).toMatchObject([
      { failure: expect.stringMatching(/plus récente/), mayRetry: false },
    ])
  })

  it('is not published under a newer publication that no plan was told of', async () => {
    const { id } = await draftCriterion('Tenue')
    const [req, document] = [await asking(), { collection: 'criteria' as const, id }]
    const held = await holdShown(req, document, (await draft(id)).updatedAt)
    await type(id, 'Publiée à la main')
    await publish(id)
    await expect(publishHeld(req, document, held, () => publish(id))).rejects.toThrow(
      /plus récente/,
    )
    expect((await criterion(id)).name).toBe('Publiée à la main')
  })

  it('gives way to newer words that are planned for before it, and not to older ones', async () => {
    const { id } = await draftCriterion('Première')
    await plannedShown(id, new Date(Date.now() - 3000))
    await type(id, 'Deuxième')
    await plannedShown(id, new Date(Date.now() - 2000))
    await type(id, 'Troisième')
    await plannedShown(id, new Date(Date.now() - 4000))
    await run()
    expect((await criterion(id)).name).toBe('Troisième')
    expect(await failures()).toHaveLength(2)
    await payload.db.deleteMany({ collection: 'payload-jobs', where: {} })

    const second = await draftCriterion('Première')
    await plannedShown(second.id, new Date(Date.now() - 3000))
    await type(second.id, 'Deuxième')
    await plannedShown(second.id, new Date(Date.now() - 2000))
    await type(second.id, 'Troisième')
    await run()
    expect(await failures()).toEqual([])
    expect((await criterion(second.id)).name).toBe('Deuxième')
    expect((await draft(second.id)).name).toBe('Troisième')
  })

  it('keeps the request to read what is above it open', async () => {
    const { id } = await draftCriterion('Planifiée')
    await plannedShown(id, past())
    await type(id, 'À relire')
    await payload.create({
      collection: 'review-requests',
      data: { document: target(id) },
      user: camille,
    })
    const open = () =>
      payload.count({ collection: 'review-requests', where: { doneAt: { exists: false } } })
    await run()
    expect((await open()).totalDocs).toBe(1)
    await publish(id)
    expect((await open()).totalDocs).toBe(0)
  })

  it('of a file is the file that was chosen then', async () => {
    const { id } = await payload.create({
      collection: 'documents',
      data: { slug: 'reglement.pdf' },
      draft: true,
      file: sent('essai.pdf', pdf('Premier')),
    })
    const document = { collection: 'documents' as const, id }
    const read = (isDraft: boolean) =>
      payload.findByID({ collection: 'documents', id, draft: isDraft })
    const { filename: first, updatedAt } = await read(true)
    const req = await asking()
    const version = await holdShown(req, document, updatedAt)
    const doc = { relationTo: 'documents' as const, value: id }
    await plan(req, { type: 'publish', doc, version }, past())
    await payload.update({
      ...document,
      data: {},
      draft: true,
      file: sent('essai.pdf', pdf('Second')),
    })
    await run()
    expect(await failures()).toEqual([])
    expect(await read(false)).toMatchObject({ filename: first, _status: 'published' })
    const { filename: second } = await read(true)
    expect(second).not.toBe(first)
    const bytes = [first, second].map((name) => fileStore(payload).size(name!))
    expect(await Promise.all(bytes)).toEqual([expect.any(Number), expect.any(Number)])
  })

  it('is forgotten with the document that is deleted for good', async () => {
    const { id } = await draftCriterion()
    await plannedShown(id, later())
    await planned(id, later(), 'unpublish')
    await payload.delete({ collection: 'criteria', id })
    expect(await overview()).toEqual([])
  })
})

describe('a document put in the trash', () => {
  const trash = (id: string) =>
    payload.update({ collection: 'criteria', id, data: { deletedAt: new Date().toISOString() } })
  const restore = (id: string, name: string) =>
    payload.update({
      collection: 'criteria',
      where: { id: { equals: id } },
      data: { deletedAt: null, name },
      trash: true,
    })

  it('is not published by what was planned before, once it is back with other words', async () => {
    const [{ id }, other] = [await draftCriterion(), await draftCriterion('Autre')]
    await planned(id, past())
    await planned(other.id, past())
    await trash(id)
    await restore(id, 'À relire')
    await run()
    expect(await criterion(id)).toMatchObject({ _status: 'draft', name: 'À relire' })
    expect((await criterion(other.id))._status).toBe('published')
    expect(await overview()).toEqual([])
  })

  it('is still taken off line when that was planned', async () => {
    const { id } = await draftCriterion()
    await planned(id, past(), 'unpublish')
    await trash(id)
    await restore(id, 'Relu')
    await payload.update({ collection: 'criteria', id, data: { _status: 'published' } })
    await run()
    expect((await criterion(id))._status).toBe('draft')
  })

  const withTransactions = isStandIn ? it.skip : it

  withTransactions('keeps what is planned when it does not get there after all', async () => {
    const { id } = await draftCriterion()
    await payload.update({ collection: 'criteria', id, data: { _status: 'published' } })
    await planned(id, later())
    const { db } = payload
    const create = db.create.bind(db)
    jest
      .spyOn(db, 'create')
      .mockImplementation((args) =>
        args.collection === 'revisions' ? Promise.reject(new Error('ECONNREFUSED')) : create(args),
      )
    await expect(trash(id)).rejects.toThrow('ECONNREFUSED')
    jest.restoreAllMocks()
    expect((await criterion(id)).deletedAt).toBeFalsy()
    expect(await overview()).toMatchObject([{ type: 'publish', document: { title: 'Utile' } }])
    await payload.db.updateJobs({
      where: {},
      data: { waitUntil: past().toISOString() },
      returning: false,
    })
    await run()
    expect((await criterion(id))._status).toBe('published')
  })
})

describe('a job that a dead process had begun', () => {
  const begin = () =>
    payload.db.updateJobs({ where: {}, data: { processing: true }, returning: false })

  it('is put back and done', async () => {
    const { id } = await draftCriterion()
    await planned(id, past())
    await begin()
    await run()
    expect((await criterion(id))._status).toBe('published')
    expect(await overview()).toEqual([])
  })

  it('is given up, visibly, when the server stopped at each try', async () => {
    const { id } = await draftCriterion()
    await planned(id, past())
    await payload.db.updateJobs({
      where: {},
      data: { processing: true, totalTried: 5 },
      returning: false,
    })
    await run()
    expect(await failures()).toEqual(['Le serveur s’est arrêté à chaque essai.'])
    expect((await criterion(id))._status).toBe('draft')
  })
})

describe('a publication that cannot be', () => {
  it('tells what is wrong with which field, is logged without a name, and is not tried again', async () => {
    const error = jest.spyOn(payload.logger, 'error')
    const { id } = await draftCriterion('Faux', 'Jusqu’au {{fermeture}}')
    await planned(id, past())
    await run()
    await run()
    expect(await overview()).toMatchObject([
      { failure: expect.stringMatching(/^Description\s: Inconnu\s: .*fermeture/) },
    ])
    expect((await criterion(id))._status).toBe('draft')
    expect(error).toHaveBeenCalledTimes(1)
    expect(JSON.stringify(error.mock.calls)).toContain('Inconnu')
    expect(JSON.stringify(error.mock.calls)).not.toContain('Durand')
  })

  it('is refused when whoever planned it is no reviewer any more', async () => {
    const former = await createUser(payload, 'Ancienne relectrice', 'reviewer')
    const { id } = await draftCriterion()
    await planned(id, past(), 'publish', former)
    await payload.update({ collection: 'users', id: former.id, data: { role: 'editor' } })
    await run()
    expect(await failures()).toEqual([
      'La personne qui l’a programmée n’a plus le droit de publier.',
    ])
    expect((await criterion(id))._status).toBe('draft')
  })

  it('is refused when their account is gone, or when the job names nobody', async () => {
    const gone = await createUser(payload, 'Sacha Petit', 'reviewer')
    const { id } = await draftCriterion()
    await planned(id, past(), 'publish', gone)
    await payload.delete({ collection: 'users', id: gone.id })
    await payload.jobs.queue({
      task: 'schedulePublish',
      input: { type: 'publish', doc: target(id) },
    })
    await run()
    expect(await failures()).toEqual([
      'Le compte de la personne qui l’a programmée n’existe plus.',
      'Le compte de la personne qui l’a programmée n’existe plus.',
    ])
    expect((await criterion(id))._status).toBe('draft')
  })

  it('says that the document is in the trash', async () => {
    const { id } = await draftCriterion()
    await payload.update({
      collection: 'criteria',
      id,
      data: { deletedAt: new Date().toISOString() },
    })
    await planned(id, past())
    await run()
    expect(await failures()).toEqual(['Le document n’existe plus, ou il est dans la corbeille.'])
  })

  it('can be tried again, in the name of who asks, or ignored', async () => {
    const { id } = await draftCriterion('Faux', 'Jusqu’au {{fermeture}}')
    const when = past()
    await planned(id, when)
    await run()
    const req = await asking()
    const [failed] = await overview()
    expect(await cancel(req, failed!.id)).toBe(false)
    expect(await retry(req, failed!.id)).toBe(true)
    expect(await retry(req, failed!.id)).toBe(false)
    await run()
    const [again] = await overview()
    expect(again).toMatchObject({ failure: expect.any(String), plannedAt: when.toISOString() })
    await payload.update({
      collection: 'criteria',
      id,
      data: { description: 'Juste' },
      draft: true,
    })
    await retry(req, again!.id)
    await run()
    expect(await overview()).toEqual([])
    expect((await criterion(id))._status).toBe('published')

    const other = await draftCriterion('Faux', '{{fermeture}}')
    await planned(other.id, past())
    await run()
    expect(await dismiss(req, (await overview())[0]!.id)).toBe(true)
    expect(await overview()).toEqual([])
  })
})

describe('a database that does not answer', () => {
  it('delays the publication, which is tried again', async () => {
    const { id } = await draftCriterion()
    await planned(id, past())
    const update = jest.spyOn(payload, 'update').mockRejectedValueOnce(new Error('SQLITE_BUSY'))
    await run()
    expect(update).toHaveBeenCalledTimes(1)
    expect(await overview()).toMatchObject([{ failure: null }])
    expect((await criterion(id))._status).toBe('draft')
    await payload.db.updateJobs({
      where: {},
      data: { waitUntil: past().toISOString() },
      returning: false,
    })
    await run()
    expect((await criterion(id))._status).toBe('published')
  })
})

describe('the dialog', () => {
  const plans = scheduledPublicationEndpoints.find(({ path }) => !path.includes(':'))!

  /** Why nothing was planned; null when it was. */
  const ask = async (user: TypedUser | null, more: object) => {
    const { id, updatedAt } = await draftCriterion()
    const date = later().toISOString()
    const body = { type: 'publish', date, doc: target(id), loaded: updatedAt, ...more }
    const asked = askEndpoint(payload, plans.handler, { user, id, body })
    return asked.then(
      () => null,
      (error: Error) => error.message,
    )
  }

  it('plans for a reviewer, to the minute', async () => {
    const reviewer = await createUser(payload, 'Relectrice', 'reviewer')
    const date = '2099-11-26T12:02:00.000Z'
    expect(await ask(reviewer, { date })).toBeNull()
    expect(await overview()).toMatchObject([
      { by: 'Relectrice', plannedAt: date, heldSince: expect.any(String) },
    ])
    expect(await ask(reviewer, { type: 'unpublish' })).toBeNull()
    expect((await overview())[0]).toMatchObject({ type: 'unpublish', heldSince: null })
  })

  it('refuses an editor and a stranger', async () => {
    const editor = await createUser(payload, 'Rédactrice', 'editor')
    const refused = 'Votre rôle ne permet pas de programmer une publication.'
    expect(await ask(editor, {})).toBe(refused)
    expect(await ask(null, {})).toBe(refused)
    expect(await overview()).toEqual([])
  })

  it('refuses what has no publication to plan, a moment that is past and a version that is not the newest', async () => {
    const error = 'Choisissez un document et une date.'
    const user = { relationTo: 'users', value: camille.id }
    expect(await ask(camille, { doc: user })).toBe(error)
    expect(await ask(camille, { date: undefined })).toBe(error)
    expect(await ask(camille, { date: past().toISOString() })).toMatch(/moment est passé/)
    const loaded = new Date(Date.now() - HOUR_MS).toISOString()
    expect(await ask(camille, { loaded })).toMatch(/Une autre version/)
    expect(await overview()).toEqual([])
  })
})

describe('the runner', () => {
  it('begins with what became due before, and ends after the job that is running', async () => {
    const { id } = await draftCriterion()
    await planned(id, past())
    const { stop } = await startScheduledPublishing(payload)
    await stop()
    expect((await criterion(id))._status).toBe('published')
  })

  it('survives a database that does not answer, and says so once', async () => {
    const error = jest.spyOn(payload.logger, 'error')
    jest.spyOn(payload, 'count').mockRejectedValue(new Error('ECONNREFUSED'))
    const { stop } = await startScheduledPublishing(payload)
    await stop()
    expect(error).toHaveBeenCalledTimes(1)
  })
})
