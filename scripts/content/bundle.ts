import type { Manifest } from '@/content/bundle/manifest'

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

/** French lines that say how much `manifest` lists. */
export function bundleCounts({ entries }: Manifest): string[] {
  const sum = (folder: RegExp, count: (entry: Manifest['entries'][number]) => number) =>
    entries
      .filter(({ path }) => folder.test(path))
      .reduce((total, entry) => total + count(entry), 0)
  const lines = ({ lines = 0 }: Manifest['entries'][number]) => lines
  return [
    `  Documents : ${sum(/^(collections|globals)\//, lines)}`,
    `  Versions : ${sum(/^(global-)?versions\//, lines)}`,
    `  Fichiers : ${sum(/^files\//, () => 1)}`,
  ]
}
