import { readFile } from 'node:fs/promises'

import { describePlan } from '@/content/source/describe'
import type { PagePlan } from '@/content/source/page-plan'
import { readSource } from '@/content/source/read'
import { formatFault, formatRepair } from '@/content/source/result'

/** Reads `file`, printing its faults, or its repairs and what it asks to make; null when it is refused. */
export async function readAndReport(file: string): Promise<PagePlan | null> {
  const result = readSource(await readBytes(file), file)
  if (!result.ok) {
    for (const fault of result.faults) console.error(formatFault(fault))
    return null
  }
  console.log(`${file} : accepté`)
  for (const line of describePlan(result.plan)) console.log(`  ${line}`)
  for (const repair of result.repairs) console.log(`  Réparé : ${formatRepair(repair)}`)
  return result.plan
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Error(
      `${file} : ${code === 'ENOENT' ? 'ce fichier n’existe pas' : `illisible (${code})`}.`,
    )
  }
}
