'use client'

import { useRowLabel } from '@payloadcms/ui'

type RowLabelProps = {
  /** The text field of the row that tells it best. */
  named: string
  /** What a row is called while that field is empty. */
  noun: string
}

/** Names a row of a list by one of its fields, so that closed rows tell what they hold. */
export function RowLabel({ named, noun }: RowLabelProps) {
  const { data, rowNumber } = useRowLabel<Record<string, unknown>>()
  const name = data[named]
  return <span>{(typeof name === 'string' && name) || `${noun} ${(rowNumber ?? 0) + 1}`}</span>
}
