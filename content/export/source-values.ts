import { stringify } from 'yaml'

/** What a source file says: the values of its front matter, its keys in their order, and the Markdown after it. */
export type SourceValues = { body: string; [key: string]: unknown }

/**
 * A source file: front matter as YAML, its keys in their order, then the body. The same values always make the same bytes.
 * Texts of several lines are written as they are (`|`), so that a comparison of two files reads by line.
 */
export function writeSource({ body, ...frontMatter }: SourceValues): string {
  const yaml = stringify(frontMatter, {
    version: '1.2',
    schema: 'core',
    lineWidth: 0,
    blockQuote: 'literal',
    aliasDuplicateObjects: false,
  })
  return body === '' ? `---\n${yaml}---\n` : `---\n${yaml}---\n${body}\n`
}
