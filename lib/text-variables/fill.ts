import { replaceVariables, type TextVariable } from '@/lib/text-variables'

import { writerIn } from './in-markdown'
import type { VariableValues } from './values'

/** What a visitor reads where a published text waits for a value: publishing refuses it, but a call may go since. */
const WITHOUT_VALUE: Record<TextVariable, string> = {
  ouverture: 'à une date encore à préciser',
  cloture: 'à une date encore à préciser',
  promotion: 'à venir',
  etat: 'à venir',
}

/**
 * `text` with its variables replaced by `values`; in Markdown, a value never becomes markup. One without a value says
 * so in neutral French and an unknown one is left out: no braces of ours reach a visitor.
 */
export function fill(
  text: string,
  values: VariableValues,
  { markdown }: { markdown: boolean },
): string {
  if (!text.includes('{{')) return text
  const written = markdown ? writerIn(text) : (value: string) => value
  return replaceVariables(text, ({ name, offset }) =>
    name ? written(onOneLine(values[name] ?? WITHOUT_VALUE[name]), offset) : '',
  )
}

/** Without braces, which might make another variable. */
const onOneLine = (value: string) => value.replace(/[{}]/g, '').replace(/[\t\r\n]+/g, ' ')
