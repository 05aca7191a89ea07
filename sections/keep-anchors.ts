import type { FieldHook } from 'payload'

import { anchorFrom } from '@/text/anchor'

type Row = { question?: string | null; anchor?: string | null }

/**
 * Before a save: gives every question that has none an anchor made of its words, unlike those of its neighbours. One
 * that is given never changes: it is in the addresses that people keep.
 */
export const keepAnchors: FieldHook = ({ value }) => {
  if (!Array.isArray(value)) return value as unknown
  const rows = value as Row[]
  const taken = new Set(rows.flatMap(({ anchor }) => anchor || []))
  return rows.map((row) => {
    if (row.anchor || !row.question?.trim()) return row
    const anchor = anchorFrom(row.question, taken)
    taken.add(anchor)
    return { ...row, anchor }
  })
}
