'use client'

import { useRowLabel } from '@payloadcms/ui'

type RowLabelProps = {
  /** The text field that best identifies the row. */
  named: string
  /** The row's name while that field is empty. */
  noun: string
}

/** Names a row of a list by one of its fields, so that collapsed rows show what they contain. */
export function RowLabel({ named, noun }: RowLabelProps) {
  const { data, rowNumber } = useRowLabel<Record<string, unknown>>()
  const name = data[named]
  return <span>{(typeof name === 'string' && name) || `${noun} ${(rowNumber ?? 0) + 1}`}</span>
}
