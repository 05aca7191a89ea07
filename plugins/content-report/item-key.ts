import { createHash } from 'node:crypto'

import type { ReportItem } from '@/editing/report-items'

import { documentKey } from './page-links'

/** The length of a key, in hexadecimal digits. */
export const KEY_LENGTH = 32

/**
 * Identifies an item by its kind, document, field and words, so that a dismissal stays with it when rows move or a draft is
 * published, and ends when the words change.
 */
export const itemKey = ({ edited, excerpt, field, kind }: ReportItem): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, documentKey(edited), field, excerpt]))
    .digest('hex')
    .slice(0, KEY_LENGTH)
