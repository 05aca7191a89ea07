import { stringify } from 'yaml'

/**
 * A source file: `frontMatter` as YAML, its keys in their order, then `body`. The same values always make the same bytes.
 * Texts of several lines are written as they are (`|`), so that a comparison of two files reads by line.
 */
export function writeSource(frontMatter: object, body: string): string {
  const yaml = stringify(frontMatter, {
    version: '1.2',
    schema: 'core',
    lineWidth: 0,
    blockQuote: 'literal',
    aliasDuplicateObjects: false,
  })
  return body === '' ? `---\n${yaml}---\n` : `---\n${yaml}---\n${body}\n`
}
