'use client'

import { useRowLabel } from '@payloadcms/ui'

type SectionLabelProps = {
  /** The label of the kind of section: « Critères ». */
  kind: string
  /** The field that best identifies the section, if it has one: its title, else its text. */
  named: string | null
}

/** Enough to recognize a text; the style cuts it to the width of the row. */
const SHOWN_CHARACTERS = 100

/** The beginning of a text, without the Markdown of a title, a quote or a list before it. */
const beginningOf = (text: string) => text.replace(/^[#>*\s-]+/, '').slice(0, SHOWN_CHARACTERS)

/** Names a section by its place, its kind and its title, so that collapsed sections show what they contain. */
export function SectionLabel({ kind, named }: SectionLabelProps) {
  const { data, rowNumber = 0 } = useRowLabel<Record<string, unknown>>()
  const name = named && data[named]
  return (
    <span className="section-label">
      <span className="blocks-field__block-number">{String(rowNumber + 1).padStart(2, '0')}</span>
      <span className="section-label__kind">{kind}</span>
      {typeof name === 'string' && (
        <span className="section-label__title">{beginningOf(name)}</span>
      )}
    </span>
  )
}
