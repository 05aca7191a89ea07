import { describe, expect, it } from '@jest/globals'

import { dateChangesOf } from '@/call/date-changes'
import { periodsOf } from '@/call/former-dates'
import { scheduleOf } from '@/call/of-document'
import { callStateAt } from '@/call/state'
import type { Call } from '@/payload-types'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'
import { shiftDays } from '@/text/paris-time'

const { payload } = await testSite()

const create = (data: object) =>
  payload.create({ collection: 'calls', data: { name: 'Appel', _status: 'published', ...data } })

/** Returns the ISO instant that is `days` days from now. */
const inDays = (days: number) => shiftDays(new Date(), days).toISOString()

const refusal = (path: string, message = '') => ({
  status: 400,
  data: {
    errors: [expect.objectContaining({ path, message: expect.stringContaining(message) })],
  },
})

describe('a call', () => {
  const opensAt = '2027-01-04T08:00:00.000Z'

  it('must close after it opens', async () => {
    await expect(create({ opensAt, closesAt: '2027-01-04T07:59:00.000Z' })).rejects.toMatchObject({
      data: { errors: [{ path: 'closesAt', message: expect.stringContaining('après') }] },
    })
    await expect(create({ opensAt, closesAt: opensAt })).rejects.toMatchObject({ status: 400 })
    expect((await create({ opensAt, closesAt: '2027-01-04T08:01:00.000Z' })).id).toBeTruthy()
    expect((await create({ closesAt: opensAt })).id).toBeTruthy()
  })

  it('must still close after it opens when only one date changes', async () => {
    const { id } = await create({ opensAt, closesAt: '2027-03-31T16:00:00.000Z' })
    const update = (data: object) => payload.update({ collection: 'calls', id, data })
    await expect(update({ opensAt: '2027-04-01T08:00:00.000Z' })).rejects.toMatchObject({
      status: 400,
    })
    await expect(update({ closesAt: '2027-01-01T08:00:00.000Z' })).rejects.toMatchObject({
      status: 400,
    })
  })

  it('can be forced only with a reason', async () => {
    for (const overrideReason of [undefined, '', '  ']) {
      await expect(create({ override: 'open', overrideReason })).rejects.toMatchObject({
        data: { errors: [expect.objectContaining({ path: 'overrideReason' })] },
      })
    }
    const forced = await create({ override: 'open', overrideReason: 'Report décidé en comité.' })
    expect(forced.override).toBe('open')
  })

  it.each(['javascript:alert(1)', 'exemple.fr', '//exemple.fr'])(
    'refuses %s as an application address',
    async (applicationUrl) => {
      await expect(create({ applicationUrl })).rejects.toMatchObject({
        data: { errors: [expect.objectContaining({ path: 'applicationUrl' })] },
      })
    },
  )
})

describe('the number of last days', () => {
  it.each([-1, 1.5, 366])('cannot be %s', async (closingSoonDays) => {
    await expect(create({ closingSoonDays })).rejects.toMatchObject(refusal('closingSoonDays'))
  })

  it('is seven by default', async () => {
    expect((await create({})).closingSoonDays).toBe(7)
    expect((await create({ closingSoonDays: 0 })).closingSoonDays).toBe(0)
  })
})

it('a call refuses a year that looks like a typing error', async () => {
  const closesAt = '0203-03-31T16:00:00.000Z'
  await expect(create({ closesAt })).rejects.toMatchObject(refusal('closesAt', 'l’année'))
})

describe('a milestone', () => {
  const day = '2027-04-11T22:00:00.000Z'
  const milestone = (data: object) => create({ milestones: [{ label: 'Jury', ...data }] })

  it('needs a day, a period in order, or words', async () => {
    const at = (name: string) => refusal(`milestones.0.${name}`)
    await expect(milestone({ kind: 'day' })).rejects.toMatchObject(at('startsOn'))
    await expect(milestone({ kind: 'period', startsOn: day })).rejects.toMatchObject(at('endsOn'))
    await expect(
      milestone({ kind: 'period', startsOn: day, endsOn: '2027-04-10T22:00:00.000Z' }),
    ).rejects.toMatchObject(at('endsOn'))
    await expect(milestone({ kind: 'text', text: ' ' })).rejects.toMatchObject(at('text'))

    await milestone({ kind: 'day', startsOn: day })
    await milestone({ kind: 'period', startsOn: day, endsOn: day })
    await milestone({ kind: 'text', text: 'tous les deux mois' })
  })
})

describe('an override', () => {
  const decision = { override: 'open', overrideReason: 'Report décidé en comité.' } as const

  it('is signed by the person who decides it, and again by the person who changes it', async () => {
    const ada = await createUser(payload, 'ada')
    const bob = await createUser(payload, 'bob')
    const { id } = await create({})
    const change = async (data: object, user: typeof ada) => {
      const call = await payload.update({
        collection: 'calls',
        id,
        data,
        user,
        overrideAccess: false,
      })
      return (call.overrideBy as { name?: string } | null)?.name ?? null
    }
    expect(await change(decision, ada)).toBe('ada')
    expect(await change({ promotion: '8' }, bob)).toBe('ada')
    expect(await change({ overrideBy: bob.id }, bob)).toBe('ada')
    expect(await change({ overrideUntil: inDays(3) }, bob)).toBe('bob')
    expect(await change({ override: null }, ada)).toBeNull()
  })

  it('counts from its first publication by a person, for visitors too, and not before', async () => {
    const ada = await createUser(payload, 'ada-since')
    const { id } = await create({ opensAt: inDays(-9), closesAt: inDays(9) })
    const save = (data: object, draft = false) =>
      payload.update({ collection: 'calls', id, data, draft, overrideAccess: false, user: ada })
    const closed = { override: 'closed', overrideReason: 'Complet' }
    const draft = await save(closed, true)
    expect(callStateAt(scheduleOf(draft), new Date(inDays(-1))).status).toBe('open')
    const before = new Date()
    const { overrideSince } = await save({ ...closed, _status: 'published' })
    expect(Date.parse(overrideSince!)).toBeGreaterThanOrEqual(before.getTime())
    const again = await save({ overrideReason: 'Complet, vraiment', _status: 'published' })
    expect(again.overrideSince).toBe(overrideSince)
    const seen = await payload.findByID({ collection: 'calls', id, overrideAccess: false })
    const status = (at: string) => callStateAt(scheduleOf(seen), new Date(at)).status
    expect([status(inDays(-1)), status(overrideSince!)]).toEqual(['open', 'forced'])

    const over = new Date().toISOString()
    await save({ overrideUntil: over, _status: 'published' })
    const anew = await save({ overrideUntil: inDays(5), _status: 'published' })
    expect(anew.overrideSince! >= over).toBe(true)
  })

  it('is not signed when it is imported', async () => {
    expect((await create(decision)).overrideBy ?? null).toBeNull()
  })
})

describe('the dates that visitors read', () => {
  const later = inDays(60)
  const dates = { opensAt: inDays(-9), closesAt: inDays(9), _status: 'published' } as const
  const changesOf = async (id: string, isPublic = true) => {
    const call = await payload.findByID({ collection: 'calls', id })
    return dateChangesOf(periodsOf(call, isPublic)).map(({ kind }) => kind)
  }

  it('are kept when a publication replaces them, and when an earlier version is restored', async () => {
    const { id } = await create(dates)
    const save = (data: object, draft = false) =>
      payload.update({ collection: 'calls', id, data, draft })
    await save({ closesAt: inDays(30) }, true)
    expect(await changesOf(id)).toEqual([])
    await save({ closesAt: later, _status: 'published' })
    await save({ promotion: '8', _status: 'published' })
    expect(await changesOf(id)).toEqual(['extended'])
    const { docs } = await payload.findVersions({
      collection: 'calls',
      where: {
        and: [{ parent: { equals: id } }, { 'version.closesAt': { equals: dates.closesAt } }],
      },
      sort: 'createdAt',
    })
    await payload.restoreVersion({ collection: 'calls', id: docs[0]!.id })
    expect(await changesOf(id)).toEqual(['extended', 'advanced'])
  })

  it('are corrected without a change, once', async () => {
    const { id } = await create(dates)
    const publish = (data: object) =>
      payload.update({ collection: 'calls', id, data: { ...data, _status: 'published' } })
    expect((await publish({ closesAt: inDays(90), correctsDates: true })).correctsDates).toBe(false)
    expect(await changesOf(id)).toEqual([])
    await publish({ closesAt: later })
    expect(await changesOf(id)).toEqual(['advanced'])
  })

  it('are kept when the announcement is withdrawn, and staff cannot change them', async () => {
    const { id } = await create(dates)
    const draft: Partial<Call> = { closesAt: later, name: 'Brouillon', formerDates: [] }
    await payload.update({ collection: 'calls', id, data: draft, draft: true })
    await payload.update({ collection: 'calls', id, data: { _status: 'draft' } })
    expect(await changesOf(id, false)).toEqual(['withdrawn'])
    const user = await createUser(payload, 'ada-dates')
    const data: Partial<Call> = { formerDates: [], _status: 'published' }
    await payload.update({ collection: 'calls', id, data, user, overrideAccess: false })
    expect(await changesOf(id)).toEqual(['withdrawn', 'extended'])
  })

  it('are not copied with the call', async () => {
    const { id } = await create(dates)
    await payload.update({
      collection: 'calls',
      id,
      data: { closesAt: later, _status: 'published' },
    })
    const copy = await payload.duplicate({ collection: 'calls', id })
    expect(copy.formerDates).toEqual([])
  })
})

describe('two calls of one page', () => {
  const open = { opensAt: inDays(-10), closesAt: inDays(10) }
  const later = { opensAt: inDays(20), closesAt: inDays(40) }
  let slug = 0
  const showTogether = (...calls: string[]) =>
    payload.create({
      collection: 'pages',
      data: {
        title: 'Administrations',
        slug: `page-${(slug += 1)}`,
        hero: { title: 'Administrations' },
        calls,
        _status: 'published',
      },
    })
  const update = (id: string, data: object) => payload.update({ collection: 'calls', id, data })

  it('may follow each other', async () => {
    const calls = await Promise.all([create(open), create(later)])
    await expect(showTogether(...calls.map(({ id }) => id))).resolves.toBeTruthy()
  })

  it('may not be open at once: the page shows the fault at its field', async () => {
    const first = await create({ ...open, name: 'EIG 7' })
    const second = await create({ ...open, name: 'EIG 8' })
    await expect(showTogether(first.id, second.id)).rejects.toMatchObject(
      refusal(
        'calls',
        'Les appels «\u00a0EIG 7\u00a0» et «\u00a0EIG 8\u00a0» seraient ouverts en même temps',
      ),
    )
  })

  it('may not be moved or forced into each other: the call shows the fault at its field', async () => {
    const [first, second] = await Promise.all([
      create({ ...open, name: 'EIG 7' }),
      create({ ...later, name: 'EIG 8' }),
    ])
    await showTogether(first.id, second.id)
    await expect(update(second.id, { opensAt: inDays(5) })).rejects.toMatchObject(
      refusal('opensAt', 'celui-ci et « EIG 7 »'),
    )
    await expect(
      update(second.id, { override: 'open', overrideReason: 'Avance' }),
    ).rejects.toMatchObject(refusal('override', 'La page « Administrations »'))
    // The message says to clear the forced state, because a forced state ignores the dates.
    await expect(
      update(second.id, { override: 'open', overrideReason: 'Avance' }),
    ).rejects.toMatchObject(refusal('override', 'Effacez l’état forcé de celui-ci'))
    await update(second.id, { _status: 'draft' })
    await update(first.id, { override: 'open', overrideReason: 'Panne' })
    await expect(update(second.id, { _status: 'published' })).rejects.toMatchObject(
      refusal('opensAt', 'L’état de « EIG 7 » est forcé : effacez-le'),
    )
    await update(first.id, { override: null, overrideReason: null })
    await update(second.id, { _status: 'published' })
    // A draft may say anything, because visitors do not see it.
    await payload.update({
      collection: 'calls',
      id: second.id,
      data: { opensAt: inDays(5) },
      draft: true,
    })
    await expect(update(second.id, { opensAt: inDays(15) })).resolves.toBeTruthy()
  })

  it('may overlap while one of them is not public', async () => {
    const [first, second] = await Promise.all([create(open), create(open)])
    await update(second.id, { _status: 'draft' })
    await expect(showTogether(first.id, second.id)).resolves.toBeTruthy()
    await expect(update(second.id, { _status: 'published' })).rejects.toMatchObject(
      refusal('opensAt'),
    )
  })
})
