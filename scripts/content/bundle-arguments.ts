import { parseArgs } from 'node:util'

import { UsageError } from './usage'

/** The one file that `args` name, and whether they have `flag`. Throws UsageError on anything else. */
export function bundleArguments(
  args: string[],
  flag: string,
): { file: string; isFlagged: boolean } {
  const unknown = args.find((arg) => arg.startsWith('-') && arg !== `--${flag}`)
  if (unknown) throw new UsageError(`Option inconnue : ${unknown}.`)
  const options = { [flag]: { type: 'boolean' as const } }
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const [file, ...others] = positionals
  if (!file || others.length) throw new UsageError('Un fichier, et un seul, est attendu.')
  return { file, isFlagged: values[flag] === true }
}
