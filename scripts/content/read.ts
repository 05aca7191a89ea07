import { readFile, stat } from 'node:fs/promises'

import { sizeFault } from '@/content/source/decode'
import { describeSource } from '@/content/source/describe'
import { readSource } from '@/content/source/read'
import { formatFault, formatRepair, type SourceResult } from '@/content/source/result'

/** Reads a file of the programme's format; its faults are named after it. Throws, in French, if it is unreadable. */
export async function read(file: string): Promise<SourceResult> {
  try {
    // Before it is in memory: someone may name a film.
    const tooBig = sizeFault((await stat(file)).size)
    if (tooBig) return { ok: false, faults: [{ ...tooBig, file, key: null }] }
    return readSource(await readFile(file), file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (!code) throw error
    throw new Error(`${file} : illisible (${code}).`)
  }
}

/** What was read from `file`, on the screen: its faults, or what it asks to make and what was repaired. */
export function report(file: string, result: SourceResult): void {
  if (!result.ok) {
    for (const fault of result.faults) console.error(formatFault(fault))
    return
  }
  console.log(`${file} : accepté`)
  for (const line of describeSource(result)) console.log(`  ${line}`)
  for (const repair of result.repairs) console.log(`  Réparé : ${formatRepair(repair)}`)
}
