import { readAndReport } from './read'
import { EXIT, UsageError } from './usage'

/** `check FILE…`: says of each file what an import would make, or every fault. Opens no database. */
export async function check(files: string[]): Promise<number> {
  const option = files.find((file) => file.startsWith('-'))
  if (option) throw new UsageError(`Option inconnue : ${option}.`)
  if (!files.length) throw new UsageError('Quel fichier vérifier ?')
  let isRefused = false
  for (const file of files) isRefused = (await readAndReport(file)) === null || isRefused
  return isRefused ? EXIT.refused : EXIT.done
}
