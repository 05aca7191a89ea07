import { cleanStoredMarkdown } from '@/content/source/hygiene/markdown'
import { cleanSingleLine } from '@/content/source/hygiene/single-line'

type Text = string | null | undefined

/** A stored text of one line, cleaned as an import cleans; '' for none. */
export const cleanLine = (text: Text): string => cleanSingleLine(text ?? '').text

/** The same for Markdown. */
export const cleanText = (text: Text): string => cleanStoredMarkdown(text ?? '').text
