import type { Part } from './parts'
import type { Row } from './read-rows'

/** Whether visitors may read what `row` makes. */
export const isPublic = ({ kind }: Part, row: Row): boolean =>
  (kind === 'documents' || kind === 'global') && row._status === 'published'

/** `row` as it is first written: nothing is public before everything is there. */
export const heldBack = (part: Part, row: Row): Row =>
  isPublic(part, row) ? { ...row, _status: 'draft' } : row
