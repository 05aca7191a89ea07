import { oneFileAnAddress } from '@/content/import/one-file-an-address'

import { filesNamed } from './files'
import { read, report } from './read'
import { EXIT, UsageError } from './usage'

/** `check FILE…`: says of each file what an import would make, or every fault. Opens no database. */
export async function check(paths: string[]): Promise<number> {
  const option = paths.find((path) => path.startsWith('-'))
  if (option) throw new UsageError(`Option inconnue : ${option}.`)
  if (!paths.length) throw new UsageError('Quel fichier vérifier ?')
  const alone = oneFileAnAddress()
  let isRefused = false
  for (const file of await filesNamed(paths)) {
    const result = alone(file, await read(file))
    report(file, result)
    isRefused ||= !result.ok
  }
  return isRefused ? EXIT.refused : EXIT.done
}
