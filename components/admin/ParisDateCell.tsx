'use client'

import { RenderDefaultCell } from '@payloadcms/ui'
import type { DateFieldClient, DefaultCellComponentProps } from 'payload'

import type { ParisDateKind } from '@/fields/paris-date'
import { frenchDay, frenchMoment } from '@/text/french-date'

type ParisDateCellProps = DefaultCellComponentProps<DateFieldClient> & { kind: ParisDateKind }

/** A date of a list, as a reader in Paris says it (Payload's own cell is in the zone of the browser). */
export function ParisDateCell({ kind, ...props }: ParisDateCellProps) {
  const { cellData, columnIndex = 0, field, link } = props
  // The default cell of a text shows words as they are, in the link or button that the column may ask for.
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
