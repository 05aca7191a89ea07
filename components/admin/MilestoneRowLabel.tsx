'use client'

import { useRowLabel } from '@payloadcms/ui'

/** Names a milestone by its label, so that closed rows tell what they hold. */
export function MilestoneRowLabel() {
  const { data, rowNumber } = useRowLabel<{ label?: string }>()
  return <span>{data.label || `Jalon ${(rowNumber ?? 0) + 1}`}</span>
}
