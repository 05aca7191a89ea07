import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

import type { CollectionConfig } from 'payload'

import { Activity, ActivitySeals } from './collection'

/** Values of one row, by the name of their field. */
type Row = { id: string } & Record<string, unknown>

/**
 * Returns the HMAC-SHA-256 of all values of a row with the fields of `collection`, except its digest, in base64url. Empty
 * values do not count, so that a field added later leaves the digests of older rows valid. `secret`: of the site.
 */
const digestOf =
  ({ fields }: CollectionConfig) =>
  (row: Row, secret: string): string => {
    const names = ['id', ...fields.flatMap((field) => ('name' in field ? field.name : []))].sort()
    const values = names.flatMap((name) => {
      const value = row[name]
      const isCovered = name !== 'digest' && value !== null && value !== undefined && value !== ''
      return isCovered ? [[name, canonical(value)]] : []
    })
    return createHmac('sha256', keyFrom(secret)).update(JSON.stringify(values)).digest('base64url')
  }

export const lineDigest = digestOf(Activity)
export const sealDigest = digestOf(ActivitySeals)

/** Returns the same for any text, for what is kept besides rows. */
export const textDigest = (text: string, secret: string): string =>
  createHmac('sha256', keyFrom(secret)).update(text).digest('base64url')

/** Whether two digests are the same, compared in constant time. */
export function isSameDigest(given: unknown, expected: string): boolean {
  const [one, other] = [Buffer.from(String(given)), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Databases return a date as a text or as a Date. */
const canonical = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)

/** A separate key, derived with HKDF (RFC 5869): the secret also signs sessions. */
const keyFrom = (secret: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', 'eig activity log, version 1', 32))
