import { createHash } from 'node:crypto'

import type { Payload } from 'payload'

const OBJECT_ID = /^[0-9a-f]{24}$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Whether `id` is a valid document id in this database. SQLite generates UUIDs and also keeps the MongoDB ids of a
 * restored bundle. MongoDB only accepts its own ids.
 */
export const isDocumentId = (id: string, { db }: Payload): boolean =>
  OBJECT_ID.test(id) || (db.name !== 'mongoose' && UUID.test(id))

/**
 * The form of a document id that is the same on both databases. MongoDB ids stay unchanged; others, such as SQLite's
 * UUIDs, become the first 24 hexadecimal digits of their SHA-256. Anchors and calendar events use it, so that they stay
 * valid after a move from one database to the other.
 */
export function portableId(id: string): string {
  return OBJECT_ID.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 24)
}

/** The id of a relation, given as an id or as a document; undefined if there is none. */
export const relationId = (relation: string | { id: string } | null | undefined) =>
  typeof relation === 'object' ? relation?.id : relation
