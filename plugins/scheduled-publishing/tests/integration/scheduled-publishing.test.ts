import { afterEach, describe, expect, it, jest } from '@jest/globals'
import {
  type CollectionAfterChangeHook,
  type Config,
  createLocalReq,
  type PayloadRequest,
  type TypedUser,
} from 'payload'

import { publishesHeld } from '@/editing/published'
import { withStaffActionListener } from '@/editing/staff-actions'
import { unpublishedChanges } from '@/editing/unpublished-changes'
import type { User } from '@/payload-types'
import { takeLease } from '@/platform/database/lease'
import { fileStore } from '@/platform/files/store'
import { programOf } from '@/platform/program'
import { Refusal } from '@/platform/refusal'
import { currentRevision } from '@/platform/revisions/read'
import { pdf, sent } from '@/tests/fixtures/files'
import { peopleOf, type Person } from '@/tests/support/access/people'
import { rest } from '@/tests/support/access/rest'
import { isStandIn } from '@/tests/support/mongodb'
import { testSite } from '@/tests/support/payload'
import { askEndpoint } from '@/tests/support/staff-request'
import { createUser } from '@/tests/support/users'

import { plan, retry, cancel, dismiss, hold } from '../../actions'
import { scheduledPublicationEndpoints } from '../../endpoint'
import { holdShown, publishHeld } from '../../held-version'
import { scheduledPublications } from '../../overview'
import { runDueJobs, startScheduledPublishing } from '../../run-due-jobs'

const HOUR_MS = 3_600_000
const past = () => new Date(Date.now() - 1000)
const later = () => new Date(Date.now() + HOUR_MS)

/** All timers except the clock. */
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
const people = await peopleOf(payload)
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

describe('a scheduled publication', () => {
  it('waits for its time', async () => {
    const { id } = await draftCriterion()
    await planned(id, later())
    await run()
    expect((await criterion(id))._status).toBe('draft')
    expect(await overview()).toMatchObject([
      { type: 'publish', by: 'Camille Durand', failure: null, document: { title: 'Utile' } },
    ])
  })

  it('scheduled by the previous release publishes the newest draft in the name of its planner, and moves the revision', async () => {
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

  it('may unpublish a document with an incomplete draft', async () => {
    const { id } = await draftCriterion()
    await payload.update({ collection: 'criteria', id, data: { _status: 'published' } })
    await payload.update({ collection: 'criteria', id, data: { name: '' }, draft: true })
    await planned(id, past(), 'unpublish')
    await run()
    expect(await criterion(id)).toMatchObject({ _status: 'draft', name: '' })
    expect(await overview()).toEqual([])
  })

  it('is told to listeners when a person plans or cancels it, and names itself when it runs', async () => {
    const told: string[] = []
    const { config, collections } = payload
    const { custom } = withStaffActionListener({} as Config, ({ user }, { does, document }) => {
      told.push(`${(user as User).name} ${does} ${document.id}`)
      return Promise.resolve()
    })
    const { hooks } = collections.criteria.config
    const tellProgram: CollectionAfterChangeHook = ({ req }) => void told.push(`${programOf(req)}`)
    const [before, afterChange] = [config.custom, hooks.afterChange]
    Object.assign(config, { custom: { ...before, ...custom } })
    const { id } = await draftCriterion()
    await planned(id, later(), 'unpublish')
    const [job] = await overview()
    await cancel(await asking(), job!.id)
    hooks.afterChange = [...afterChange, tellProgram]
    await planned(id, past())
    await run()
    Object.assign(config, { custom: before })
    hooks.afterChange = afterChange
    expect(told).toEqual([
      `Camille Durand a programmé la mise hors ligne de ${id}`,
      `Camille Durand a annulé la mise hors ligne de ${id}`,
      `Camille Durand a programmé la publication de ${id}`,
      'une publication planifiée',
    ])
  })

  it('runs in the order of the scheduled times, not in the order of the requests', async () => {
    const { id } = await draftCriterion()
    await planned(id, new Date(Date.now() - 1000), 'unpublish')
    await planned(id, new Date(Date.now() - HOUR_MS), 'publish')
    await run()
    expect((await criterion(id))._status).toBe('draft')
  })

  it('runs once when two instances take jobs at the same time', async () => {
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

/** Saves as the form does while a person types. */
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

/** Schedules the version that is on the screen. */
async function plannedShown(id: string, when: Date) {
  const req = await asking()
  const document = { collection: 'criteria' as const, id }
  const version = await holdShown(req, document, (await draft(id)).updatedAt)
  await plan(req, { type: 'publish', doc: target(id), version }, when)
}

describe('the version scheduled from the form', () => {
  const ofForm = (id: string) =>
    scheduledPublications(payload, camille, { collection: 'criteria', id })
  const isOver = async (id: string) => (await ofForm(id)).map(({ isWrittenOver }) => isWrittenOver)
  const dueNow = () =>
    payload.db.updateJobs({
      where: { hasError: { not_equals: true } },
      data: { waitUntil: past().toISOString() },
      returning: false,
    })

  it('is published as scheduled; later edits stay a draft of the person who typed them', async () => {
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
    // The `updatedAt` is the same, so a form that has this draft open goes on without a conflict.
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

  it('leaves no draft when the same text was typed again, and leaves one when the text is back to the published version', async () => {
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

  it('can be replaced by the newer edits, in the name of the caller', async () => {
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

  it('is published again after the document was unpublished', async () => {
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

  it('does not replace what a person has published since, and the failure is shown', async () => {
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

  it('does not replace newer words after the clock was set back', async () => {
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

  it('does not replace what a person publishes once the job has begun', async () => {
    const { id } = await draftCriterion('Planifiée')
    await plannedShown(id, past())
    const find = payload.findByID.bind(payload)
    // The job reads the account of the person who scheduled it, then publishes.
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

  it('is not published under a newer publication, even if no schedule was told of it', async () => {
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

  it('gives way to newer words scheduled for an earlier time, and not to older ones', async () => {
    const now = Date.now()
    const { id } = await draftCriterion('Première')
    await plannedShown(id, new Date(now - 3000))
    await type(id, 'Deuxième')
    await plannedShown(id, new Date(now - 2000))
    await type(id, 'Troisième')
    await plannedShown(id, new Date(now - 4000))
    await run()
    expect((await criterion(id)).name).toBe('Troisième')
    expect(await failures()).toHaveLength(2)
    await payload.db.deleteMany({ collection: 'payload-jobs', where: {} })

    const second = await draftCriterion('Première')
    await plannedShown(second.id, new Date(now - 3000))
    await type(second.id, 'Deuxième')
    await plannedShown(second.id, new Date(now - 2000))
    await type(second.id, 'Troisième')
    await run()
    expect(await failures()).toEqual([])
    expect((await criterion(second.id)).name).toBe('Deuxième')
    expect((await draft(second.id)).name).toBe('Troisième')
  })

  it('tells the hooks whether later edits stay above it', async () => {
    const { id } = await draftCriterion('Planifiée')
    await plannedShown(id, past())
    await type(id, 'À relire')
    const told: unknown[] = []
    const { afterChange } = payload.collections.criteria.config.hooks
    afterChange.push(({ req }) => void told.push(publishesHeld(req)?.isBelowDraft))
    await run()
    await publish(id)
    afterChange.pop()
    expect(told).toEqual([true, undefined])
  })

  it('of a file has the file that was chosen at that time', async () => {
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

  it('is deleted when its document is deleted permanently', async () => {
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

  it('is not published by an earlier schedule once it is restored with other words', async () => {
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

  it('is still unpublished by an earlier schedule', async () => {
    const { id } = await draftCriterion()
    await planned(id, past(), 'unpublish')
    await trash(id)
    await restore(id, 'Relu')
    await payload.update({ collection: 'criteria', id, data: { _status: 'published' } })
    await run()
    expect((await criterion(id))._status).toBe('draft')
  })

  const withTransactions = isStandIn ? it.skip : it

  withTransactions('keeps its schedules when the move to the trash fails', async () => {
    const { id } = await draftCriterion()
    await payload.update({ collection: 'criteria', id, data: { _status: 'published' } })
    await planned(id, later())
    const { db } = payload
    const deleteOne = db.deleteOne.bind(db)
    jest.spyOn(db, 'deleteOne').mockImplementation(async (args) => {
      await deleteOne(args)
      if (args.collection === 'payload-jobs') throw new Error('ECONNREFUSED')
    })
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

  it('is put back and run', async () => {
    const { id } = await draftCriterion()
    await planned(id, past())
    await begin()
    await run()
    expect((await criterion(id))._status).toBe('published')
    expect(await overview()).toEqual([])
  })

  it('is given up, with a visible failure, when the server stopped at each try', async () => {
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

describe('a scheduled publication that is refused', () => {
  it('says what is wrong with which field, is logged without a name, and is not tried again', async () => {
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

  it('fails when the person who scheduled it is no longer a reviewer', async () => {
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

  it('fails when that account is deleted, or when the job names no account', async () => {
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

  it('can be tried again, in the name of the caller, or dismissed', async () => {
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
  it('delays the publication, which is then tried again', async () => {
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

  /** Returns why nothing was scheduled, or null. */
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

  it('schedules for a reviewer, to the minute', async () => {
    const reviewer = await createUser(payload, 'Relectrice', 'reviewer')
    const date = '2099-11-26T12:02:00.000Z'
    expect(await ask(reviewer, { date })).toBeNull()
    expect(await overview()).toMatchObject([
      { by: 'Relectrice', plannedAt: date, heldSince: expect.any(String) },
    ])
    expect(await ask(reviewer, { type: 'unpublish' })).toBeNull()
    expect((await overview())[0]).toMatchObject({ type: 'unpublish', heldSince: null })
  })

  it('refuses an editor and an anonymous caller', async () => {
    const editor = await createUser(payload, 'Rédactrice', 'editor')
    const refused = 'Votre rôle ne permet pas de programmer une publication.'
    expect(await ask(editor, {})).toBe(refused)
    expect(await ask(null, {})).toBe(refused)
    expect(await overview()).toEqual([])
  })

  it('refuses a document that cannot be scheduled, a past moment and a version that is not the newest', async () => {
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

describe('the poller', () => {
  it('first runs the jobs that are already due, and stops after the job that is running', async () => {
    const { id } = await draftCriterion()
    await planned(id, past())
    const { stop } = await startScheduledPublishing(payload)
    await stop()
    expect((await criterion(id))._status).toBe('published')
  })

  it('survives a database that does not answer, and logs it once', async () => {
    const error = jest.spyOn(payload.logger, 'error')
    jest.spyOn(payload, 'count').mockRejectedValue(new Error('ECONNREFUSED'))
    const { stop } = await startScheduledPublishing(payload)
    await stop()
    expect(error).toHaveBeenCalledTimes(1)
  })
})

describe('the job queue', () => {
  it('cannot be run from outside by anyone', async () => {
    for (const { token } of people) {
      expect((await rest(token, 'GET', '/payload-jobs/run')).status).toBe(401)
      expect((await rest(token, 'GET', '/payload-jobs/handle-schedules')).status).toBe(401)
    }
  })

  it.each(['queue', 'cancel'] as const)(
    'refuses the operation %s to everyone through Payload’s own API',
    async (operation) => {
      const ask = ({ user }: Pick<Person, 'user'>) => {
        const req = { user, payload, t: (key: string) => key } as never
        return operation === 'queue'
          ? payload.jobs.queue({ task: 'schedulePublish', input: {}, overrideAccess: false, req })
          : payload.jobs.cancel({ where: { id: { equals: 'x' } }, overrideAccess: false, req })
      }
      for (const person of people) {
        await expect(ask(person)).rejects.toMatchObject({ status: 403 })
      }
    },
  )
})
