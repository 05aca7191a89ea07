import { readFile } from 'node:fs/promises'

import type { Payload } from 'payload'

import { readSource } from '@/content/source/read'
import { formatFault } from '@/content/source/result'

import { importPage } from '.'

/**
 * Imports and publishes the source file at `seedFile` when the database holds no page, not even a draft; does nothing
 * otherwise, or when `seedFile` is null. Throws if the file is refused.
 */
export async function seedIfEmpty(payload: Payload, seedFile: string | null): Promise<void> {
  if (!seedFile) return
  const { totalDocs } = await payload.count({ collection: 'pages' })
  if (totalDocs) return
  const source = readSource(await readFile(seedFile), seedFile)
  if (!source.ok) throw new Error(source.faults.map(formatFault).join('\n'))
  const written = await importPage(payload, source.plan, { asDraft: false })
  payload.logger.info(`Contenu initial importé de ${seedFile} : ${written.length} documents`)
}
