import type { Field } from 'payload'

import { readMarkdown } from '@/text/markdown/parse'
import { markdownToPlainText } from '@/text/markdown/plain-text'

import type { Data } from './changes'

const TITLE_LENGTH = 60

/** The French words of a label of Payload's; `fallback` where it has none of its own. */
export function labelOf(label: unknown, fallback: string): string {
  if (typeof label === 'string') return label || fallback
  if (label && typeof label === 'object' && 'fr' in label) return String(label.fr)
  return fallback
}

/** « Texte « Pourquoi candidater » »: a row by its label and the first text that it holds. */
export function rowName(label: string, fields: Field[], ...versions: Data[]): string {
  const title = versions.map((row) => firstText(fields, row)).find(Boolean)
  return title ? `${label} ${quoted(title)}` : label
}

/** `title`, Markdown or plain, on one line between French quotes, cut after a word when it is long. */
export function quoted(title: string): string {
  const line = markdownToPlainText(readMarkdown(title).tree)
  if (line.length <= TITLE_LENGTH) return `«\u00a0${line}\u00a0»`
  return `«\u00a0${line.slice(0, TITLE_LENGTH).replace(/(?<!\s)\s+\S*$/, '')}…\u00a0»`
}

function firstText(fields: Field[], row: Data): string | null {
  for (const field of fields) {
    const isText = field.type === 'text' || field.type === 'textarea' || field.type === 'email'
    const value = isText ? row?.[field.name] : null
    if (typeof value === 'string' && value.trim()) return value
    const within = field.type === 'row' || field.type === 'collapsible'
    const found = within ? firstText(field.fields, row) : null
    if (found) return found
  }
  return null
}
