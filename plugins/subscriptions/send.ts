import { setTimeout as wait } from 'node:timers/promises'

import type { Payload, Where } from 'payload'

import type { Subscription } from '@/payload-types'
import { ifLeased } from '@/platform/database/lease'
import { UNSYNCED } from '@/platform/database/unsynced'
import { addresseeRefused } from '@/platform/mail/mail'
import { hasMail } from '@/platform/mail/mail-settings'
import { startPoller } from '@/platform/poller'

import { sendNews } from './letters'
import { changeIf, forget } from './store'
import { waiting, type Waiting } from './waiting'

/** Mail servers (of the State and others) treat faster sending as a flood: at most ten mails per second. */
const PAUSE_MS = 100

/** How long other instances wait after the lease holder dies: the first mail must be sent within a minute of the opening. */
const LEASE_MS = 10_000

/** The delay before a failed mail is retried. It doubles each time, up to an hour. */
const RETRY_MS = { first: 60_000, most: 3_600_000 }

/** Starts the poller that notifies subscribers. */
export const startSendingNews = (payload: Payload) =>
  startPoller(payload, {
    name: 'subscriptions',
    failing: 'Les avis d’ouverture sont en attente',
    run: sendDueNews,
  })

/**
 * Notifies all subscribers of openings, last days and changes of dates in sequence, if this instance gets the lease. Claims each subscription
 * before it sends the mail, and marks it once the mail server accepted it: a process killed in between leads to a
 * second mail (docs/decisions/subscriptions-and-feeds.md). Throws errors that affect all mails.
 */
export async function sendDueNews(
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
        await sendOneNews(payload, one)
        await wait(PAUSE_MS)
      }
    }
  })
}

async function sendOneNews(
  payload: Payload,
  { subscription, news, marks, isUntold }: Waiting,
): Promise<void> {
  const { id } = subscription
  const now = new Date().toISOString()
  // Skips subscribers who unsubscribed meanwhile, or whom another holder of the lease notified while this process was
  // suspended.
  const claimed = await changeIf(
    payload,
    { and: [{ id: { equals: id } }, { claimedAt: { exists: false } }, ...isUntold] },
    { claimedAt: now },
  )
  if (!claimed) return
  try {
    await sendNews(payload, claimed, news)
  } catch (error) {
    await putOff(payload, claimed, error)
    return
  }
  const rest = { claimedAt: null, retryAt: null, tries: null }
  // A process killed before this write would send the mail again. This write need not wait for the disk: the next claim
  // does.
  await changeIf(payload, { id: { equals: id } }, { ...marks, ...rest }, UNSYNCED)
}

/**
 * Deletes an address that is permanently rejected and retries others later. Throws `error` if it does not concern only
 * that address.
 */
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

/**
 * Releases the subscriptions claimed but not marked: it is unknown whether the mail was sent. Only the lease holder may
 * call it, while it sends nothing.
 */
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
      // If the dates change back before the next try, the owner may have read of dates that no longer hold.
      { claimedAt: null, doubtAt: claimedAt },
    )
  }
  if (docs.length) payload.logger.warn(`Avis d’ouverture interrompus, repris : ${docs.length}`)
}
