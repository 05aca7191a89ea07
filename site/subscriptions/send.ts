import { setTimeout as wait } from 'node:timers/promises'

import type { Payload, Where } from 'payload'

import type { Subscription } from '@/payload-types'
import { ifLeased } from '@/platform/database/lease'
import { UNSYNCED } from '@/platform/database/unsynced'
import { addresseeRefused } from '@/platform/mail/mail'
import { hasMail } from '@/platform/mail/mail-settings'
import { startTurns } from '@/platform/turns'

import { tell } from './letters'
import { changeIf, forget } from './store'
import { waiting, type Waiting } from './waiting'

/** Mail servers of the State, and those of others, take more for a flood: ten letters in a second at most. */
const PAUSE_MS = 100

/** How long others wait for an instance that died at work: the first letter is to leave within a minute of the opening. */
const LEASE_MS = 10_000

/** After how long a letter that did not leave is tried again; twice as long each time, an hour at most. */
const RETRY_MS = { first: 60_000, most: 3_600_000 }

/** Tells, from now on, those who asked to be told. */
export const startTelling = (payload: Payload) =>
  startTurns(payload, {
    name: 'subscriptions',
    failing: 'Les avis d’ouverture sont en attente',
    turn: tellWhoWaits,
  })

/**
 * Tells all who wait for a call that is open now, one after the other, if this instance gets the lease. Each is claimed
 * before the letter leaves, and marked once the mail server has it: killed in between, the server tells them again
 * (docs/decisions/subscriptions.md). Throws what keeps all letters from leaving.
 */
export async function tellWhoWaits(
  payload: Payload,
  holder: string,
  isStopping: () => boolean = () => false,
): Promise<void> {
  if (!hasMail(payload) || (await waiting(payload, 'claimed too')).length === 0) return
  await ifLeased(payload, { name: 'subscriptions', holder }, LEASE_MS, async (isOurs) => {
    await putBackInterrupted(payload)
    for (let due = await waiting(payload); due.length; due = await waiting(payload)) {
      for (const one of due) {
        if (!isOurs() || isStopping()) return
        await tellOne(payload, one)
        await wait(PAUSE_MS)
      }
    }
  })
}

async function tellOne(payload: Payload, { subscription, news, marks }: Waiting): Promise<void> {
  const { id } = subscription
  const isUntold = marks.map((mark) => ({ [mark]: { exists: false } }))
  const now = new Date().toISOString()
  // Nobody who left meanwhile, or was told by an instance that had the lease while this one slept.
  const claimed = await changeIf(
    payload,
    { and: [{ id: { equals: id } }, { claimedAt: { exists: false } }, ...isUntold] },
    { claimedAt: now },
  )
  if (!claimed) return
  try {
    await tell(payload, claimed, news)
  } catch (error) {
    await putOff(payload, claimed, error)
    return
  }
  const done = Object.fromEntries(marks.map((mark) => [mark, now]))
  const rest = { claimedAt: null, retryAt: null, tries: null }
  // Killed before, the server would tell them again; the next claim waits for the disk.
  await changeIf(payload, { id: { equals: id } }, { ...done, ...rest }, UNSYNCED)
}

/** Forgets an address that no letter will reach; tries another later. Throws `error` if it is not of that address alone. */
async function putOff(
  payload: Payload,
  { id, tries }: Subscription,
  error: unknown,
): Promise<void> {
  const isThis: Where = { id: { equals: id } }
  const refused = addresseeRefused(error)
  if (refused === 'for good') {
    payload.logger.info('Une adresse à prévenir n’existe pas : elle est effacée')
    return forget(payload, isThis)
  }
  const delay = Math.min(RETRY_MS.first * 2 ** (tries ?? 0), RETRY_MS.most)
  await changeIf(payload, isThis, {
    claimedAt: null,
    retryAt: new Date(Date.now() + delay).toISOString(),
    tries: (tries ?? 0) + 1,
  })
  if (!refused) throw error
}

/** What was claimed and not marked: nobody knows whether the letter left. By the holder of the lease, while it tells nobody. */
async function putBackInterrupted(payload: Payload): Promise<void> {
  const { docs } = await payload.find({
    collection: 'subscriptions',
    where: { claimedAt: { exists: true } },
    pagination: false,
    depth: 0,
  })
  for (const { id, claimedAt } of docs) {
    await changeIf(
      payload,
      { and: [{ id: { equals: id } }, { claimedAt: { equals: claimedAt } }] },
      { claimedAt: null },
    )
  }
  if (docs.length) payload.logger.warn(`Avis d’ouverture interrompus, repris : ${docs.length}`)
}
