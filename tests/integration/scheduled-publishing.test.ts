import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { createLocalReq, type PayloadRequest, type TypedUser } from 'payload'

import { plan, retry, cancel, dismiss } from '@/editing/scheduled-publishing/actions'
import { scheduledPublications } from '@/editing/scheduled-publishing/overview'
import { startScheduledPublishing } from '@/editing/scheduled-publishing/runner'
import { schedulePublish } from '@/editing/scheduled-publishing/server-function'
import { runDueJobs } from '@/editing/scheduled-publishing/turn'
import { takeLease } from '@/platform/database/lease'
import { currentRevision } from '@/platform/revisions/read'
import { isStandIn } from '@/tests/support/mongodb'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const HOUR_MS = 3_600_000
const past = () => new Date(Date.now() - 1000)
const later = () => new Date(Date.now() + HOUR_MS)

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

  it('publishes the newest draft in the name of who planned it, and moves the revision', async () => {
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
    expect(again).toMatchObject({ failure: expect.any(String), plannedAt: when })
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

describe('the drawer', () => {
  const ask = async (user: TypedUser | null, more: object) => {
    const { id } = await draftCriterion()
    const doc = { relationTo: 'criteria' as const, value: id }
    const req = await asking(user)
    return schedulePublish({ type: 'publish', date: later(), doc, req, ...more } as never)
  }

  it('plans for a reviewer, who may take it back', async () => {
    const reviewer = await createUser(payload, 'Relectrice', 'reviewer')
    expect(await ask(reviewer, {})).toEqual({ message: 'Publication programmée.' })
    const [publication] = await overview()
    expect(publication).toMatchObject({ by: 'Relectrice' })
    expect(await ask(reviewer, { deleteID: publication!.id })).toEqual({
      message: 'Ce qui était programmé n’aura pas lieu.',
    })
    expect(await overview()).toEqual([])
  })

  it('refuses an editor, who may not take back what others planned either', async () => {
    const editor = await createUser(payload, 'Rédactrice', 'editor')
    const refused = { error: 'Votre rôle ne permet pas de programmer une publication.' }
    expect(await ask(editor, {})).toEqual(refused)
    expect(await ask(null, {})).toEqual(refused)
    expect(await overview()).toEqual([])
    await ask(camille, {})
    expect(await ask(editor, { deleteID: (await overview())[0]!.id })).toEqual(refused)
    expect(await overview()).toHaveLength(1)
  })

  it('refuses what has no publication to plan', async () => {
    const error = 'Choisissez un document et une date.'
    expect(await ask(camille, { doc: { relationTo: 'users', value: camille.id } })).toEqual({
      error,
    })
    expect(await ask(camille, { date: undefined })).toEqual({ error })
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
