import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'

import { callsOverview } from '@/collections/calls/overview'
import { reservedFault } from '@/fields/slug'
import type { Call } from '@/payload-types'
import { takeLease } from '@/platform/database/lease'
import { UNSYNCED } from '@/platform/database/unsynced'
import { mailSent } from '@/platform/mail/mail'
import { linkFor, readLink } from '@/plugins/subscriptions/letters'
import { LIMITS } from '@/plugins/subscriptions/limits'
import { LINK } from '@/plugins/subscriptions/rules'
import { sendDueNews } from '@/plugins/subscriptions/send'
import { changeIf, forget, subscribe, subscriptionsOf } from '@/plugins/subscriptions/store'
import { forgetServed } from '@/plugins/subscriptions/waiting'
import { openMailbox } from '@/tests/support/mailbox'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const DAY_MS = 24 * 60 * 60 * 1000
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString()

const OPEN = { opensAt: inDays(-1), closesAt: inDays(30), override: null } as const
const UPCOMING = { ...OPEN, opensAt: inDays(10) }
const LAST_DAYS = { ...OPEN, closesAt: inDays(3) }
const CLOSED = { ...OPEN, opensAt: inDays(-9), closesAt: inDays(-2) }
const ALL = { id: { exists: true } } as const

const mailbox = await openMailbox()
const from = { name: 'EIG', address: 'eig@site.exemple.fr' }
const { payload } = await testSite({ mail: { smtpUrl: mailbox.url, from } })
payload.logger.level = 'silent'
afterAll(() => mailbox.close())

const published = { _status: 'published' } as const
const call = await payload.create({
  collection: 'calls',
  data: { name: 'Appel 8', ...UPCOMING, ...published },
})
const page = await payload.create({
  collection: 'pages',
  data: {
    ...{ title: 'Administrations', slug: 'participer', hero: { title: 'Administrations' } },
    ...{ calls: [call.id], ...published },
  },
})

const change = (data: Partial<Call>) =>
  payload.update({ collection: 'calls', id: call.id, data: { ...published, ...data } })
/** The dates stand for the clock: none of them changes. */
const set = (data: Partial<Call>) => change({ ...data, correctsDates: true })
const confirmed = (address: string, lastDays = false, at = new Date()) =>
  subscribe(payload, { address, page: page.id, lastDays }, at)
const tell = (holder = 'here') => sendDueNews(payload, holder)
const kept = async (address: string) => (await subscriptionsOf(payload, address))[0]
/** Takes the emails that have arrived out of the mailbox; returns their addresses and subjects, in order. */
const arrived = () =>
  mailbox
    .letters()
    .splice(0)
    .map(({ to, subject }) => `${to}: ${subject}`)
const opening = (address: string) => `${address}: L’appel 8 est ouvert`
const lastDays = (address: string) => `${address}: Derniers jours de l’appel 8`

const show = (...calls: string[]) =>
  payload.update({ collection: 'pages', id: page.id, data: { calls, ...published } })

beforeEach(async () => {
  await show(call.id)
  await set(UPCOMING)
})
afterEach(async () => {
  jest.restoreAllMocks()
  arrived()
  await forget(payload, ALL)
})

describe('a confirmed subscriber', () => {
  it('is notified once when the call opens, and not before', async () => {
    await confirmed('lea@exemple.fr')
    await tell()
    expect(arrived()).toEqual([])
    await set(OPEN)
    const update = jest.spyOn(payload.db, 'updateOne')
    await tell()
    await tell()
    // The claim is on the disk before the email leaves. The mark that follows does not wait for the disk.
    const claims = update.mock.calls.filter(([{ collection }]) => collection === 'subscriptions')
    expect(claims.map(([{ req }]) => req)).toEqual([undefined, UNSYNCED])
    const [letter, ...others] = mailbox.letters()
    expect(others).toEqual([])
    expect(letter!.text).toMatch(
      /^L’appel 8 est ouvert, jusqu’au [a-z]+ \d.* \(heure de\sParis\)\. Pour/m,
    )
    expect(letter!.text).toContain('\nhttps://site.exemple.fr/participer\n')
    expect(letter!.html).not.toMatch(/<img|<script|src=/)
    const leave = /\nhttps:\S+\/desabonnement\/([\w-]+)\n/.exec(letter!.text)!
    expect(letter!.headers.get('list-unsubscribe')).toBe(`<${leave[0].trim()}>`)
    expect(letter!.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    const { id } = (await kept('lea@exemple.fr'))!
    expect(readLink('desabonnement', leave[1]!, new Date())).toEqual({ id })
    expect(arrived()).toEqual([opening('lea@exemple.fr')])
  })

  it('is notified at once of a call that is already open, by any call of the page', async () => {
    await set(CLOSED)
    const other = await payload.create({
      collection: 'calls',
      data: { name: 'EIG 9', ...OPEN, ...published },
    })
    await confirmed('noe@exemple.fr')
    await tell()
    expect(arrived()).toEqual([])
    await show(call.id, other.id)
    await tell()
    expect(arrived()).toEqual(['noe@exemple.fr: L’appel à projets «\u00a0EIG 9\u00a0» est ouvert'])
  })

  it('is not notified of an unpublished call, nor of the call of an unpublished page', async () => {
    await confirmed('lea@exemple.fr')
    await payload.update({ collection: 'calls', id: call.id, data: { ...OPEN, _status: 'draft' } })
    await tell()
    expect(arrived()).toEqual(['lea@exemple.fr: L’annonce de l’appel 8 est retirée'])
    await set(OPEN)
    await payload.update({ collection: 'pages', id: page.id, data: { _status: 'draft' } })
    await tell()
    expect(arrived()).toEqual([])
    await payload.update({ collection: 'pages', id: page.id, data: published })
    await tell()
    expect(arrived()).toHaveLength(1)
  })

  it('is notified when the last days begin if they asked for it, and gets one email if both events come together', async () => {
    await confirmed('avec@exemple.fr', true)
    await confirmed('sans@exemple.fr')
    await set(OPEN)
    await tell()
    expect(arrived()).toEqual([opening('avec@exemple.fr'), opening('sans@exemple.fr')])
    await confirmed('tard@exemple.fr', true)
    await set(LAST_DAYS)
    await tell()
    await tell()
    expect(arrived().sort()).toEqual([lastDays('avec@exemple.fr'), opening('tard@exemple.fr')])
  })

  it('who confirms twice, or at the same time, is notified once, by the latest choice', async () => {
    await Promise.all([confirmed('lea@exemple.fr', true), confirmed('lea@exemple.fr', true)])
    await confirmed('lea@exemple.fr')
    expect(await subscriptionsOf(payload, 'lea@exemple.fr')).toMatchObject([
      {
        lastDays: false,
        wording: expect.stringMatching(/à l’ouverture de l’appel, et si ses dates changent/),
      },
    ])
    await set(LAST_DAYS)
    await tell()
    expect(arrived()).toEqual([opening('lea@exemple.fr')])
  })

  it('who unsubscribes in the meantime is not notified', async () => {
    await confirmed('lea@exemple.fr')
    await confirmed('noe@exemple.fr')
    await set(OPEN)
    await forget(payload, { address: { equals: 'lea@exemple.fr' } })
    await tell()
    expect(arrived()).toEqual([opening('noe@exemple.fr')])
  })
})

describe('two instances', () => {
  it('notify each subscriber once', async () => {
    const people = Array.from({ length: 12 }, (_, index) => `p${index}@exemple.fr`)
    for (const address of people) await confirmed(address)
    await set(OPEN)
    await Promise.all([tell('a'), tell('b')])
    expect(arrived().sort()).toEqual(people.map(opening).sort())
  })

  it('do not notify a subscriber that the other has claimed until its lease expires, and then send the same email', async () => {
    await confirmed('lea@exemple.fr')
    await set(OPEN)
    await tell()
    const { messageId } = mailbox.letters()[0]!
    arrived()
    // As left by a server that was killed after the answer of the mail server and before its own write.
    const { id } = (await kept('lea@exemple.fr'))!
    const claimed = { openingSentAt: null, claimedAt: new Date().toISOString() }
    await changeIf(payload, { id: { equals: id } }, claimed)
    await takeLease(payload, { name: 'subscriptions', holder: 'dead' }, 10_000)
    await tell('b')
    expect(arrived()).toEqual([])
    await tell('dead')
    expect(mailbox.letters()).toMatchObject([{ messageId }])
    await tell('b')
    expect(arrived()).toHaveLength(1)
  })
})

describe('an email that cannot be sent', () => {
  it('is tried again later when the mailbox is full, and never when it does not exist', async () => {
    for (const name of ['pleine', 'inconnue', 'bonne']) await confirmed(`${name}@exemple.fr`)
    mailbox.refuse('pleine@exemple.fr', 452)
    mailbox.refuse('inconnue@exemple.fr', 550)
    await set(OPEN)
    await tell()
    expect(arrived()).toEqual([opening('bonne@exemple.fr')])
    expect(await kept('inconnue@exemple.fr')).toBeUndefined()
    const { id, retryAt, tries } = (await kept('pleine@exemple.fr'))!
    expect(tries).toBe(1)
    expect(Date.parse(retryAt!)).toBeGreaterThan(Date.now() + 50_000)
    mailbox.refuse('pleine@exemple.fr', null)
    await tell()
    expect(arrived()).toEqual([])
    await changeIf(payload, { id: { equals: id } }, { retryAt: inDays(-1) })
    await tell()
    expect(arrived()).toEqual([opening('pleine@exemple.fr')])
  })

  it('ends the run when no email can leave, and its subscriber does not count as notified', async () => {
    await confirmed('lea@exemple.fr')
    await set(OPEN)
    const down = jest.spyOn(payload.email as never, 'deliver') as jest.Mock
    down.mockRejectedValueOnce(
      Object.assign(new Error('ECONNREFUSED'), { code: 'ESOCKET' }) as never,
    )
    await expect(tell()).rejects.toThrow('ECONNREFUSED')
    const { claimedAt, openingSentAt, retryAt } = (await kept('lea@exemple.fr'))!
    expect([claimedAt, openingSentAt ?? null]).toEqual([null, null])
    expect(Date.parse(retryAt!)).toBeGreaterThan(Date.now())
  })
})

describe('an address', () => {
  it('is deleted once the call in its email is closed, and not before', async () => {
    await confirmed('dit@exemple.fr')
    await set(OPEN)
    await tell()
    await confirmed('attend@exemple.fr')
    await forgetServed(payload)
    expect(await kept('dit@exemple.fr')).toBeDefined()
    await set(CLOSED)
    await forgetServed(payload)
    expect(await kept('dit@exemple.fr')).toBeUndefined()
    expect(await kept('attend@exemple.fr')).toBeDefined()
  })

  it('is deleted after a year, and when its page was deleted permanently (SQLite then empties the relation)', async () => {
    await confirmed('ancienne@exemple.fr', false, new Date(inDays(-366)))
    await confirmed('recente@exemple.fr', false, new Date(inDays(-364)))
    await changeIf(payload, { address: { equals: 'recente@exemple.fr' } }, { tries: 1 })
    await forgetServed(payload)
    expect(await kept('ancienne@exemple.fr')).toBeUndefined()
    const { id } = (await kept('recente@exemple.fr'))!
    await changeIf(payload, { id: { equals: id } }, { page: null })
    await forgetServed(payload)
    expect(await kept('recente@exemple.fr')).toBeUndefined()
  })
})

describe('staff', () => {
  it('see how many people are still to be notified of the opening of a call, not who they are', async () => {
    const user = await createUser(payload)
    const overview = async () =>
      (await callsOverview(payload, user, new Date())).find(({ id }) => id === call.id)
    expect(await overview()).toMatchObject({ facts: [] })
    await confirmed('lea@exemple.fr')
    await confirmed('noe@exemple.fr')
    const told = { openingSentAt: new Date().toISOString() }
    await changeIf(payload, { address: { equals: 'noe@exemple.fr' } }, told)
    expect(await overview()).toMatchObject({ facts: ['À prévenir de l’ouverture\u00a0: 1'] })
    expect(JSON.stringify(await overview())).not.toContain('exemple.fr')
  })

  it('have no API tab in the screen of a subscription, and give no page the address of the forms', () => {
    expect(payload.collections.subscriptions.config.admin.hideAPIURL).toBe(true)
    expect(reservedFault('appels/prevenir/x')).not.toBe(true)
  })
})

it('a link can be followed for seven days', () => {
  expect(LINK.ms).toBe(7 * DAY_MS)
  const now = new Date()
  const carried = { address: 'lea@exemple.fr', until: now.getTime() + LINK.ms }
  const token = linkFor('mes-donnees', carried).split('/').at(-1)!
  expect(readLink('mes-donnees', token, new Date(carried.until - 1))).toEqual(carried)
  expect(readLink('mes-donnees', token, new Date(carried.until))).toBeNull()
  expect(readLink('desabonnement', token, now)).toBeNull()
})

// Imported here because it reads the configuration, which `testSite` creates.
const { answerSubscription } = await import('@/plugins/subscriptions/answer')

it('the form is made once for all visitors, and again once its call is open', async () => {
  const get = async () => {
    const request = new Request('https://site.exemple.fr/appels/prevenir/pour/participer')
    return (await answerSubscription(request, ['pour', 'participer'])).text()
  }
  await show(call.id)
  await set(UPCOMING)
  const form = await get()
  expect(form).toContain('<form')
  const find = jest.spyOn(payload, 'find')
  expect(await get()).toBe(form)
  expect(find).not.toHaveBeenCalled()
  find.mockRestore()
  await set(OPEN)
  expect(await get()).toContain('L’appel est ouvert')
})

describe('the forms', () => {
  it('have limits with their own names, and the values that docs/security.md documents', () => {
    const minutes = Object.values(LIMITS).map(({ name, times, seconds }) => [
      name,
      `${times} in ${seconds / 60} minutes`,
    ])
    expect(Object.fromEntries(minutes)).toEqual({
      letterAsked: '30 in 60 minutes',
      letterAskedIn56: '60 in 60 minutes',
      letterAskedIn48: '120 in 60 minutes',
      letters: '500 in 60 minutes',
      letterToConfirm: '3 in 1440 minutes',
      letterOfData: '3 in 1440 minutes',
    })
  })

  const from = (address: string) => ({ 'x-client-address': address })
  const post = async (path: string[], fields: Record<string, string>, headers = {}) => {
    const request = new Request('https://site.exemple.fr/', {
      method: 'POST',
      body: new URLSearchParams({ site: '', ...fields }),
      headers,
    })
    const answer = await answerSubscription(request, path)
    return { status: answer.status, html: await answer.text() }
  }
  const ask = (adresse: string, headers = from('192.0.2.1')) =>
    post(['pour', 'participer'], { adresse }, headers)
  const askData = (adresse: string) => post(['mes-donnees'], { adresse }, from('192.0.2.2'))
  const lettersTo = async (start: string) => {
    await mailSent(payload)
    return arrived().filter((letter) => letter.startsWith(start))
  }
  beforeEach(async () => {
    await show(call.id)
    await set(UPCOMING)
    arrived()
  })

  it('limit the emails to the other names of one mailbox, and still send its owner their data', async () => {
    for (const tag of ['', '+1', '+deux', '+3+4']) {
      expect((await ask(`lou${tag}@exemple.fr`)).status).toBe(200)
    }
    expect(await lettersTo('lou')).toHaveLength(3)
    expect((await askData('lou@exemple.fr')).status).toBe(200)
    expect(await lettersTo('lou')).toEqual([expect.stringMatching(/: Vos données/)])
  })

  it('count a caller who changes addresses within a /56 network as one', async () => {
    const statuses = []
    for (let index = 0; index < 61; index += 1) {
      const address = `2001:db8:0:1${index.toString(16).padStart(2, '0')}::1`
      statuses.push((await ask('pas une adresse', from(address))).status)
    }
    expect([...new Set(statuses.slice(0, 60)), statuses[60]]).toEqual([400, 429])
  })

  it('confirm once: the same link does not restore what was deleted', async () => {
    const address = 'mila@exemple.fr'
    const until = Date.now() + DAY_MS
    const link = linkFor('confirmer', { address, page: page.id, lastDays: false, until })
    const press = () => post(['confirmer', link.split('/').at(-1)!], {}, from('192.0.2.3'))
    expect((await press()).status).toBe(200)
    expect(await kept(address)).toBeDefined()
    expect((await press()).status).toBe(200)
    await forget(payload, { address: { equals: address } })
    expect((await press()).status).toBe(404)
    expect(await kept(address)).toBeUndefined()

    const served = () =>
      payload.count({ collection: 'leases', where: { name: { like: 'confirmation-' } } })
    expect((await served()).totalDocs).toBe(1)
    await forgetServed(payload, new Date(Date.now() + LINK.ms + 1_000))
    expect((await served()).totalDocs).toBe(0)
  })
})
