'use client'

import { RenderDefaultCell } from '@payloadcms/ui'
import type { DateFieldClient, DefaultCellComponentProps } from 'payload'

import type { ParisDateKind } from '@/fields/paris-date'
import { frenchDay, frenchMoment } from '@/text/french-date'

type ParisDateCellProps = DefaultCellComponentProps<DateFieldClient> & { kind: ParisDateKind }

/** A date in a list, in Paris time (Payload's own cell uses the browser's time zone). */
export function ParisDateCell({ kind, ...props }: ParisDateCellProps) {
  const { cellData, columnIndex = 0, field, link } = props
  // Payload's default cell shows a text as is, in the link or button that the column may require.
  const words = cellData && {
    cellData: (kind === 'day' ? frenchDay : frenchMoment)(new Date(cellData)),
    field: { ...field, type: 'text' },
  }
  return (
    <RenderDefaultCell
      clientProps={{ ...props, ...words } as DefaultCellComponentProps}
      columnIndex={columnIndex}
      isLinkedColumn={link}
    />
  )
}
