import { describeSource } from '@/content/source/describe'
import { readFiles, type ReadFile } from '@/content/source/files'
import { formatFault, formatRepair } from '@/content/source/result'

import { EXIT, parse, UsageError } from './usage'

/** `check FILE…`: says of each file what an import would make, or every fault. Opens no database. */
export async function check(args: string[]): Promise<number> {
  const { positionals: paths } = parse(args, {})
  if (!paths.length) throw new UsageError('Quel fichier vérifier ?')
  const files = await readFiles(paths)
  files.forEach(report)
  return files.every(({ result }) => result.ok) ? EXIT.done : EXIT.refused
}

/** What was read from a file, on the screen: its faults, or what it asks to make and what was repaired. */
export function report({ file, result }: ReadFile): void {
  if (!result.ok) {
    for (const fault of result.faults) console.error(formatFault(fault))
    return
  }
  console.log(`${file} : accepté`)
  for (const line of describeSource(result)) console.log(`  ${line}`)
  for (const repair of result.repairs) console.log(`  Réparé : ${formatRepair(repair)}`)
}
