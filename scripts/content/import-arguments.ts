import { stat } from 'node:fs/promises'

import { filesNamed } from './files'
import { parse } from './parse'
import { UsageError } from './usage'

const OPTIONS = {
  draft: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  assets: { type: 'string' },
} as const

export type ImportArguments = {
  files: string[]
  asDraft: boolean
  isDryRun: boolean
  assets: string | null
}

/** What `import` is asked to do. Throws UsageError, or an error in French for a file that does not exist. */
export async function importArguments(args: string[]): Promise<ImportArguments> {
  const { values, positionals } = parse(args, OPTIONS)
  if (!positionals.length) throw new UsageError('Quel fichier importer ?')
  const { assets = null } = values
  if (assets !== null && !(await stat(assets).catch(() => null))?.isDirectory()) {
    throw new UsageError(`--assets : ${assets} n’est pas un dossier.`)
  }
  const files = await filesNamed(positionals)
  return { files, asDraft: values.draft, isDryRun: values['dry-run'], assets }
}
