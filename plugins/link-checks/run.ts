import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'

import type { LinkCheck } from '@/payload-types'
import { ifLeased } from '@/platform/database/lease'
import { env } from '@/platform/env'
import { parisDay } from '@/text/paris-time'

import { LinkChecker, type LinkResult } from './check-link'
import { externalLinks } from './external-links'
import { INTERNET } from './request'

const WEEK_MS = 7 * 24 * 60 * 60 * 1000
/** How long other instances wait after the one that checks dies. */
const LEASE_MS = 60_000
const HOSTS_AT_ONCE = 4

type Options = { now: Date; signal: AbortSignal; network?: typeof INTERNET }

/**
 * Checks the links that are due at `now`, unless another instance does: those not checked for a week, and those that failed
 * once, on the next day. Forgets the addresses that are no longer published. Throws if the run is stopped by `signal`.
 */
export async function checkDueLinks(payload: Payload, options: Options): Promise<void> {
  const lease = { name: 'vérification des liens', holder: randomUUID() }
  await ifLeased(payload, lease, LEASE_MS, (isOurs) => checkAll(payload, options, isOurs))
}

async function checkAll(
  payload: Payload,
  { network = INTERNET, now, signal }: Options,
  isOurs: () => boolean,
): Promise<void> {
  const links = await externalLinks(payload)
  const { docs } = await payload.find({ collection: 'link-checks', pagination: false })
  const known = new Map(docs.map((row) => [row.url, row]))
  for (const { id, url } of docs) {
    if (!links.has(url)) await payload.delete({ collection: 'link-checks', id })
  }
  const due = [...links.keys()].filter((url) => isDue(known.get(url), now))
  const checker = new LinkChecker(network, `eig-link-check (+${env().siteUrl})`, signal)
  const hosts = [...byHost(due)]
  const save = recorder(payload, known, now)
  const work = async () => {
    for (let urls = hosts.shift(); urls; urls = hosts.shift()) {
      for (const url of urls) {
        if (!isOurs()) return
        const result = await checker.check(url)
        await save(url, result)
        // Its server asks for a pause: the next week.
        if (result.is === 'later') break
      }
    }
  }
  // Waits for all before the lease is released.
  const ended = await Promise.allSettled(Array.from({ length: HOSTS_AT_ONCE }, work))
  const broken = ended.find((one) => one.status === 'rejected')
  if (broken) throw broken.reason
}

/** Whether a failure was seen on two days: a site may be down for an hour. */
export const isConfirmed = ({ firstFailureAt, lastFailureAt }: LinkCheck): boolean =>
  Boolean(firstFailureAt && lastFailureAt) && dayOf(firstFailureAt!) !== dayOf(lastFailureAt!)

const dayOf = (date: string): string => parisDay(new Date(date))

function isDue(row: LinkCheck | undefined, now: Date): boolean {
  if (!row || Date.parse(row.checkedAt) <= now.getTime() - WEEK_MS) return true
  return (
    Boolean(row.failure) && !isConfirmed(row) && dayOf(row.checkedAt) !== dayOf(now.toISOString())
  )
}

function byHost(urls: string[]): Iterable<string[]> {
  const hosts = new Map<string, string[]>()
  for (const url of urls) {
    const { host } = new URL(url)
    hosts.set(host, [...(hosts.get(host) ?? []), url])
  }
  return hosts.values()
}

/**
 * Returns a function that stores results. Failures without any response from a server are stored only once a server has
 * responded: otherwise this machine is probably offline.
 */
function recorder(payload: Payload, known: Map<string, LinkCheck>, now: Date) {
  let isOnline = false
  const doubtful: [string, LinkResult][] = []
  const store = async (url: string, result: LinkResult) => {
    const row = known.get(url)
    const data = { url, checkedAt: now.toISOString(), ...outcome(result, row, now) }
    await (row
      ? payload.update({ collection: 'link-checks', id: row.id, data, depth: 0 })
      : payload.create({ collection: 'link-checks', data, depth: 0 }))
  }
  return async (url: string, result: LinkResult): Promise<void> => {
    isOnline ||= result.isAnswered
    if (!isOnline) return void doubtful.push([url, result])
    for (const [before, itsResult] of doubtful.splice(0)) await store(before, itsResult)
    await store(url, result)
  }
}

function outcome(result: LinkResult, row: LinkCheck | undefined, now: Date) {
  switch (result.is) {
    case 'failed': {
      const at = now.toISOString()
      const firstFailureAt = row?.firstFailureAt ?? at
      return { failure: result.why, firstFailureAt, lastFailureAt: at, movedTo: null }
    }
    case 'alive':
      return { ...NO_FAILURE, movedTo: result.movedTo }
    case 'unknown':
      return { ...NO_FAILURE, movedTo: null }
    case 'later':
      return {}
    default:
      return result satisfies never
  }
}

const NO_FAILURE = { failure: null, firstFailureAt: null, lastFailureAt: null }
