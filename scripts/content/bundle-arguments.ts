import { parse } from './parse'
import { UsageError } from './usage'

/** The one file that `args` name, and whether they have `flag`. Throws UsageError on anything else. */
export function bundleArguments(
  args: string[],
  flag: string,
): { file: string; isFlagged: boolean } {
  const { values, positionals } = parse(args, { [flag]: { type: 'boolean' } })
  const [file, ...others] = positionals
  if (!file || others.length) throw new UsageError('Un fichier, et un seul, est attendu.')
  return { file, isFlagged: values[flag] === true }
}
