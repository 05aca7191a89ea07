import { describe, expect, it, jest } from '@jest/globals'
import { createLocalReq } from 'payload'

import { releaseLockEndpoint, withoutLateLock } from '@/editing/saving/form-lock'
import { loadedVersionHeader, type DocumentName, staleSaveOf } from '@/editing/saving/stale-save'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

type Account = Awaited<ReturnType<typeof createUser>>

const { payload } = await testSite()
const camille = await createUser(payload)
const jean = await createUser(payload, 'Jean Petit', 'reviewer')

const newCriterion = () =>
  payload.create({
    collection: 'criteria',
    data: { name: 'Intérêt général', description: 'Le défi sert le public.', _status: 'published' },
    user: camille,
  })

/**
 * Returns the options of a save from `user`’s form, filled from the version `loaded` of `document`. Without `loaded`, the
 * form does not say which version.
 */
const from = (user: Account, document: DocumentName, loaded?: string) => ({
  user,
  req: { headers: new Headers(loaded ? [loadedVersionHeader(document, loaded)] : []) },
})

const save = (
  { id }: { id: string },
  user: Account,
  data: object,
  {
    loaded,
    ...options
  }: { loaded?: string; autosave?: boolean; draft?: boolean; overrideLock?: boolean } = {},
) =>
  payload.update({
    collection: 'criteria',
    id,
    data,
    draft: true,
    ...options,
    ...from(user, `criteria/${id}`, loaded),
  })

const latest = ({ id }: { id: string }) =>
  payload.findByID({ collection: 'criteria', id, draft: true, depth: 0 })

const refusalOf = async (save: Promise<unknown>) => {
  const error = (await save.then(
    () => null,
    (error: unknown) => error,
  )) as { status: number; message: string; data: unknown } | null
  return error && { ...error, message: error.message, stale: staleSaveOf({ errors: [error] })! }
}

describe('a save from a form filled with an older version', () => {
  it.each([{ autosave: true }, { draft: true }, { draft: false }])(
    'is refused, with who saved, when, and what differs (%p)',
    async (options) => {
      const criterion = await newCriterion()
      const loaded = criterion.updatedAt
      await save(criterion, jean, { name: 'Utilité publique' }, { loaded })

      const refusal = await refusalOf(
        save(criterion, camille, { name: 'Intérêt de tous' }, { loaded, ...options }),
      )
      expect(refusal).toMatchObject({
        status: 409,
        stale: {
          by: 'Jean Petit',
          byYourself: false,
          changes: [
            {
              trail: ['Nom'],
              kind: 'text',
              parts: expect.arrayContaining([
                { kind: 'removed', text: 'Utilité' },
                { kind: 'added', text: 'Intérêt' },
              ]),
            },
          ],
        },
      })
      expect(refusal!.message).toMatch(
        /^Jean Petit a enregistré une autre version le .+ Rien n’a été remplacé\. Ce qui diffère\s: «\sNom\s»\.$/,
      )
      expect((await latest(criterion)).name).toBe('Utilité publique')
    },
  )

  it('is refused even to the same person, from another tab', async () => {
    const criterion = await newCriterion()
    const loaded = criterion.updatedAt
    await save(criterion, jean, { name: 'Un' }, { loaded, autosave: true })
    const refusal = await refusalOf(save(criterion, jean, { name: 'Deux' }, { loaded }))
    expect(refusal?.stale.byYourself).toBe(true)
  })

  it('is accepted when it changes no word, and when it was filled again from the newer version', async () => {
    const criterion = await newCriterion()
    const loaded = criterion.updatedAt
    await save(criterion, jean, { name: 'Utilité publique' }, { loaded })
    expect(
      await refusalOf(save(criterion, camille, { name: 'Utilité publique' }, { loaded })),
    ).toBe(null)
    const { updatedAt } = await latest(criterion)
    await save(criterion, camille, { name: 'Intérêt de tous' }, { loaded: updatedAt })
    expect((await latest(criterion)).name).toBe('Intérêt de tous')
  })

  it('is refused after a version was restored', async () => {
    const criterion = await newCriterion()
    const second = await save(criterion, camille, { name: 'Second' }, { draft: true })
    const { docs } = await payload.findVersions({
      collection: 'criteria',
      where: { parent: { equals: criterion.id }, 'version.name': { equals: 'Intérêt général' } },
    })
    await payload.restoreVersion({
      collection: 'criteria',
      id: docs[0]!.id,
      draft: true,
      user: jean,
    })
    const refusal = await refusalOf(
      save(criterion, camille, { name: 'Troisième' }, { loaded: second.updatedAt }),
    )
    expect(refusal?.status).toBe(409)
  })
})

describe('an accepted save', () => {
  it('follows one’s own saves, or is the publication after them', async () => {
    const criterion = await newCriterion()
    let { updatedAt } = criterion
    for (const name of ['I', 'In', 'Int']) {
      const saved = await save(criterion, camille, { name }, { loaded: updatedAt, autosave: true })
      updatedAt = saved.updatedAt
    }
    const data = { name: 'Int', _status: 'published' }
    await save(criterion, camille, data, { loaded: updatedAt, draft: false })
    expect((await latest(criterion))._status).toBe('published')
  })

  it('names no version that it started from, or names another document', async () => {
    const criterion = await newCriterion()
    await save(criterion, jean, { name: 'Un' })
    await save(criterion, camille, { name: 'Deux' })
    await payload.update({
      collection: 'criteria',
      id: criterion.id,
      data: { name: 'Trois' },
      draft: true,
      ...from(camille, 'criteria/autre', criterion.updatedAt),
    })
    expect((await latest(criterion)).name).toBe('Trois')
  })
})

describe('the site settings', () => {
  const setSite = (tagline: string, loaded?: string) =>
    payload.updateGlobal({
      slug: 'site',
      data: { name: 'EIG', tagline },
      draft: true,
      ...from(camille, 'globals/site', loaded),
    })

  it('are checked in the same way', async () => {
    const first = await setSite('Un')
    const loaded = first.updatedAt!
    const second = await setSite('Deux', loaded)
    const refusal = await refusalOf(setSite('Trois', loaded))
    expect(refusal?.stale.changes).toMatchObject([{ trail: ['Signature'] }])
    expect(await refusalOf(setSite('Trois', second.updatedAt!))).toBe(null)
  })
})

describe('the lock of a document', () => {
  const lockOf = async ({ id }: { id: string }) => {
    const { docs } = await payload.find({
      collection: 'payload-locked-documents',
      depth: 0,
      where: { 'document.value': { equals: id } },
    })
    return docs.map(({ user }) => user.value)
  }
  const since = async ({ id }: { id: string }) => {
    const where = { 'document.value': { equals: id } }
    return (await payload.find({ collection: 'payload-locked-documents', where })).docs[0]
      ?.createdAt
  }

  it('stays with the person who edits while their form saves, and ends with any other save', async () => {
    const criterion = await newCriterion()
    const loaded = criterion.updatedAt
    const { updatedAt } = await save(criterion, jean, { name: 'Un' }, { loaded, autosave: true })
    expect(await lockOf(criterion)).toEqual([jean.id])

    // A form of the admin does not override locks.
    const options = { loaded: updatedAt, autosave: true, overrideLock: false }
    await expect(save(criterion, camille, { name: 'Deux' }, options)).rejects.toThrow(/locked/)
    expect(await lockOf(criterion)).toEqual([jean.id])
    const begun = await since(criterion)
    await save(criterion, jean, { name: 'Deux' }, options)
    expect(await lockOf(criterion)).toEqual([jean.id])
    expect(await since(criterion)).toBe(begun)

    await save(criterion, camille, { name: 'Trois' })
    expect(await lockOf(criterion)).toEqual([])
  })

  describe('whose form is left', () => {
    const leave = async ({ id }: { id: string }, user: Account) => {
      const req = await createLocalReq({ user }, payload)
      const edited = { collectionSlug: 'criteria', id }
      Object.assign(req, { json: () => Promise.resolve(edited) })
      return releaseLockEndpoint.handler(req)
    }
    /** What Payload does when it answers with the state of a form. */
    const lock = ({ id }: { id: string }, { id: value }: Account) =>
      payload.db.create({
        collection: 'payload-locked-documents',
        data: {
          document: { relationTo: 'criteria', value: id },
          user: { relationTo: 'users', value },
        },
      })

    it('ends, also when a save or a state of the form is answered later', async () => {
      const criterion = await newCriterion()
      const loaded = criterion.updatedAt
      const { updatedAt } = await save(criterion, jean, { name: 'Un' }, { loaded, autosave: true })
      await leave(criterion, camille)
      expect(await lockOf(criterion)).toEqual([jean.id])
      await leave(criterion, jean)
      expect(await lockOf(criterion)).toEqual([])
      await save(criterion, jean, { name: 'Deux' }, { loaded: updatedAt, autosave: true })
      expect(await lockOf(criterion)).toEqual([])

      const state = { collectionSlug: 'criteria', id: criterion.id }
      await withoutLateLock(payload, state, () => lock(criterion, jean))
      expect(await lockOf(criterion)).toEqual([])
    })

    it('is made again by a form that is open later, and by a colleague at once', async () => {
      const criterion = await newCriterion()
      const state = { collectionSlug: 'criteria', id: criterion.id }
      await leave(criterion, jean)
      await withoutLateLock(payload, state, () => lock(criterion, camille))
      expect(await lockOf(criterion)).toEqual([camille.id])
      await leave(criterion, camille)
      const later = Date.now() + 3_000
      const now = jest.spyOn(Date, 'now').mockReturnValue(later)
      await withoutLateLock(payload, state, () => lock(criterion, jean))
      now.mockRestore()
      expect(await lockOf(criterion)).toEqual([jean.id])
    })
  })
})
