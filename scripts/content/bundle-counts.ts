import type { Manifest } from '@/content/bundle/manifest'

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
