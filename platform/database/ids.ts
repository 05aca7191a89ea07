import { createHash } from 'node:crypto'

import type { Payload } from 'payload'

const OBJECT_ID = /^[0-9a-f]{24}$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Whether `id` can be that of a document in this database. SQLite makes UUIDs, and keeps the ids that a bundle brings
 * from MongoDB, which holds nothing but its own.
 */
export const isDocumentId = (id: string, { db }: Payload): boolean =>
  OBJECT_ID.test(id) || (db.name !== 'mongoose' && UUID.test(id))

/**
 * The form of a document's id that both databases can hold: MongoDB's own stay as they are; another, such as the UUIDs
 * of SQLite, becomes the first 24 hexadecimal digits of its SHA-256. What visitors' tools remember (anchors, events of
 * a calendar) is made with it, so that it outlives a move from one database to the other.
 */
export function portableId(id: string): string {
  return OBJECT_ID.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 24)
}

/** The id behind a relation, whether Payload gave the id or the document; undefined where there is none. */
export const relationId = (relation: string | { id: string } | null | undefined) =>
  typeof relation === 'object' ? relation?.id : relation
