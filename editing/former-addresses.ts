import type { CollectionSlug, Config, Payload, PayloadRequest, Where } from 'payload'

import type { Page } from '@/payload-types'
import { customList } from '@/platform/custom-list'

import { allOf } from './find'

/** A former address: `from`, an encoded path without slashes at its ends, leads to the page `to`, else to the address `url`. */
export type FormerAddress = {
  id: string
  from: string
  to?: string | Page | null
  url?: string | null
}

/** Payload options that say who reads. */
export type ReadAs = Pick<Parameters<Payload['find']>[0], 'draft' | 'overrideAccess' | 'user'>

type Source = {
  /** The collection whose documents are the former addresses. Imports write to it. */
  collection: CollectionSlug
  /** Returns where each of `addresses` (encoded paths) leads, except to pages that the reader may not see. */
  targets: (payload: Payload, addresses: string[], readAs: ReadAs) => Promise<Map<string, string>>
}

const sources = customList<Source>('formerAddresses')

/** Returns a configuration whose public site follows the former addresses of `source`. One plugin at most does this. */
export const withFormerAddresses = sources.add

/** The collection of the former addresses; undefined if no plugin keeps them. */
export const formerAddressSlug = (config: Pick<Config, 'custom'>): CollectionSlug | undefined =>
  sources.of(config)[0]?.collection

/** Returns the former addresses that match `where`, those that lead nowhere now included; none if no plugin keeps them. */
export async function formerAddresses(
  req: PayloadRequest,
  where: Where = {},
): Promise<FormerAddress[]> {
  const collection = formerAddressSlug(req.payload.config)
  return collection ? ((await allOf(req, collection, { where })) as unknown as FormerAddress[]) : []
}

/** Returns where those of `addresses` that are former ones lead now, by address. */
export const targetsOfFormer: Source['targets'] = async (payload, addresses, readAs) =>
  (await sources.of(payload.config)[0]?.targets(payload, addresses, readAs)) ?? new Map()
