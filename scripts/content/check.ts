import { describeSource } from '@/content/source/describe'
import { readFiles, type ReadFile } from '@/content/source/files'
import { tokensOf } from '@/content/source/compare'
import { piecesOfContent } from '@/content/source/pieces'
import { formatFault, formatRepair } from '@/content/source/result'
import { EXIT, parse, UsageError } from '@/platform/command-line'
import { checkHost, countHosts } from '@/text/checks/check-host'

/**
 * `check FILE…`: prints for each file what an import would create and which hosts of links are probably misspelled, or every
 * fault. Opens no database.
 */
export async function check(args: string[]): Promise<number> {
  const { positionals: paths } = parse(args, {})
  if (!paths.length) throw new UsageError('Quel fichier vérifier ?')
  const files = await readFiles(paths)
  const hostUses = countHosts(files.flatMap(linksOf))
  for (const file of files) report(file, hostUses)
  return files.every(({ result }) => result.ok) ? EXIT.done : EXIT.refused
}

const linksOf = ({ result }: ReadFile): string[] =>
  result.ok ? tokensOf(piecesOfContent(result.content)).links : []

/**
 * Prints what was read from a file: its faults, or what it would create, what was repaired and what to check. `hostUses`:
 * how many links lead to each host, over all files read together.
 */
export function report(read: ReadFile, hostUses = countHosts(linksOf(read))): void {
  const { file, result } = read
  if (!result.ok) {
    for (const fault of result.faults) console.error(formatFault(fault))
    return
  }
  console.log(`${file} : accepté`)
  for (const line of describeSource(result)) console.log(`  ${line}`)
  for (const repair of result.repairs) console.log(`  Réparé : ${formatRepair(repair)}`)
  for (const link of new Set(linksOf(read))) {
    for (const { message } of checkHost(link, { siteUrl: '', hostUses })) {
      console.error(`  Attention : ${link} : ${message}`)
    }
  }
}
