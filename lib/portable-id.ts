import { createHash } from 'node:crypto'

const OBJECT_ID = /^[0-9a-f]{24}$/

/**
 * The form of a document's id that both databases can hold: MongoDB's own stay as they are; another, such as the UUIDs of
 * SQLite, becomes the first 24 hexadecimal digits of its SHA-256. What visitors' tools remember (anchors, events of a
 * calendar) is made with it, so that it outlives a move from one database to the other.
 */
export function portableId(id: string): string {
  return OBJECT_ID.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 24)
}
