import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'

import type { Call } from '@/payload-types'
import { sendDueNews } from '@/plugins/subscriptions/send'
import { changeIf, forget, subscribe, subscriptionsOf } from '@/plugins/subscriptions/store'
import { forgetServed } from '@/plugins/subscriptions/waiting'
import { openMailbox } from '@/tests/support/mailbox'
import { testSite } from '@/tests/support/payload'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const OPEN = { opensAt: inDays(-1), closesAt: inDays(30), override: null, overrideReason: null }
const LATER = { closesAt: inDays(60) }
const SOONER = { closesAt: inDays(20) }
const FORCED = { override: 'closed', overrideReason: 'Complet' } as const

const mailbox = await openMailbox()
const from = { name: 'EIG', address: 'eig@site.exemple.fr' }
const { payload } = await testSite({ mail: { smtpUrl: mailbox.url, from } })
payload.logger.level = 'silent'
afterAll(() => mailbox.close())

const published = { _status: 'published' } as const
const { id: call } = await payload.create({
  collection: 'calls',
  data: { name: 'Appel 8', ...OPEN, ...published },
})
const { id: page } = await payload.create({
  collection: 'pages',
  data: {
    ...{ title: 'Administrations', slug: 'participer', hero: { title: 'Administrations' } },
    ...{ calls: [call], ...published },
  },
})

const change = (data: Partial<Call>) =>
  payload.update({ collection: 'calls', id: call, data: { ...published, ...data } })
const tell = () => sendDueNews(payload, 'here')
const kept = async (address: string) => (await subscriptionsOf(payload, address))[0]
/** Takes the subjects of the emails that have arrived out of the mailbox. */
const arrived = () =>
  mailbox
    .letters()
    .splice(0)
    .map(({ subject }) => subject)
const EXTENDED = 'L’appel 8 est prolongé'
const ADVANCED = 'La clôture de l’appel 8 est avancée'
const CLOSED = 'L’appel 8 est clos plus tôt que prévu'

/** Subscribes `people`, who are told of the opening. */
async function subscribed(...people: string[]) {
  for (const address of people) {
    await subscribe(payload, { address, page, lastDays: false }, new Date())
  }
  await tell()
  arrived()
}

beforeEach(() => change({ ...OPEN, correctsDates: true }))
afterEach(async () => {
  jest.restoreAllMocks()
  arrived()
  await forget(payload, { id: { exists: true } })
})

describe('a subscriber', () => {
  it('is told once of each change, with the date before it', async () => {
    await subscribed('lea@exemple.fr')
    await change(LATER)
    await tell()
    const { text } = mailbox.letters()[0]!
    expect(text).toMatch(
      /^L’appel 8 est prolongé, jusqu’au .+\(heure de\sParis\), au lieu du .+Pour/m,
    )
    await tell()
    await change({ ...LATER, promotion: '8' })
    await tell()
    expect(arrived()).toEqual([EXTENDED])
    await change(SOONER)
    await tell()
    await change(FORCED)
    await tell()
    await change({ ...SOONER, ...OPEN })
    await tell()
    await payload.update({ collection: 'calls', id: call, data: { _status: 'draft' } })
    await tell()
    await tell()
    const others = ['L’appel 8 est rouvert', 'L’annonce de l’appel 8 est retirée']
    expect(arrived()).toEqual([ADVANCED, CLOSED, ...others])
    await change({ correctsDates: true })
  })

  it('reads only the last of two changes, nothing if the date is back, and nothing of a correction', async () => {
    await subscribed('lea@exemple.fr')
    await change(LATER)
    await change(SOONER)
    await tell()
    expect(arrived()).toEqual([ADVANCED])
    await change({ ...LATER, correctsDates: true })
    await change(OPEN)
    await change(LATER)
    await tell()
    expect(arrived()).toEqual([])
  })

  it('is told while the call is still to open, and never if they agreed before such letters existed', async () => {
    await change({ ...OPEN, opensAt: inDays(10), correctsDates: true })
    await subscribed('lea@exemple.fr', 'ancienne@exemple.fr')
    const isOld = { address: { equals: 'ancienne@exemple.fr' } }
    await changeIf(payload, isOld, { informedAt: null })
    await change(LATER)
    await tell()
    expect(mailbox.letters().map(({ to }) => to)).toEqual(['lea@exemple.fr'])
    expect(arrived()).toEqual([EXTENDED])
    await change({ ...LATER, opensAt: inDays(15) })
    await tell()
    expect(mailbox.letters()[0]!.text).toMatch(
      /reportée au .+, au lieu du .+\. La clôture est prévue le /,
    )
    await tell()
    expect(arrived()).toEqual(['L’ouverture de l’appel 8 est reportée'])
  })

  it('is told that the call closes before their address is deleted', async () => {
    await subscribed('lea@exemple.fr')
    await change(FORCED)
    await forgetServed(payload)
    await tell()
    expect(arrived()).toEqual([CLOSED])
    await forgetServed(payload)
    expect(await kept('lea@exemple.fr')).toBeUndefined()
  })

  it('is told that the date is back if a letter about the other one may have left', async () => {
    await subscribed('lea@exemple.fr', 'noe@exemple.fr')
    await change(LATER)
    await dyingAt(5, tell)
    expect(arrived()).toEqual([EXTENDED, EXTENDED])
    await change(OPEN)
    await tell()
    expect(arrived()).toEqual([ADVANCED, ADVANCED])
  })
})

/**
 * Runs `run` as a process that is killed at the step `last`: a claim, an email or a mark. From then on nothing is written or
 * sent. Resolves to whether it was.
 */
async function dyingAt(last: number, run: () => Promise<void>): Promise<boolean> {
  let step = 0
  const dying = (target: object, name: string, isOurs: (given: never) => boolean) => {
    const real = (target as Record<string, (given: never) => unknown>)[name]!.bind(target)
    const spy = jest.spyOn(target as never, name as never) as unknown as jest.Mock
    spy.mockImplementation(((given: never) => {
      if (isOurs(given) && (step += 1) > last) throw new Error('killed')
      return real(given)
    }) as never)
  }
  dying(
    payload.db,
    'updateOne',
    ({ collection }: { collection: string }) => collection === 'subscriptions',
  )
  dying(payload.email, 'deliver', () => true)
  await run().catch(() => undefined)
  jest.restoreAllMocks()
  return step > last
}

it('21 kills, at each step, leave each person told once of each change, by the same email', async () => {
  const people = ['lea@exemple.fr', 'noe@exemple.fr', 'zoe@exemple.fr']
  await subscribed(...people)
  const changes: [Partial<Call>, string][] = [
    [LATER, EXTENDED],
    [SOONER, ADVANCED],
    [FORCED, CLOSED],
  ]
  for (const [dates, subject] of changes) {
    await change(dates)
    for (let round = 0; round < 7; round += 1) {
      expect(await dyingAt(round % 4, tell)).toBe(true)
    }
    await tell()
    const letters = mailbox.letters()
    expect(new Set(letters.map(({ to }) => to))).toEqual(new Set(people))
    expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(people.length)
    expect(letters.length).toBeLessThanOrEqual(people.length + 7)
    expect(new Set(arrived())).toEqual(new Set([subject]))
  }
})
