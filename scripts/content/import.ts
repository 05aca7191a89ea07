import { parseArgs } from 'node:util'

import type { Payload } from 'payload'

import { importPage } from '@/content/import'
import { ContentRefused } from '@/content/import/content-refused'
import type { PagePlan } from '@/content/source/page-plan'
import { env } from '@/lib/env'
import { openPayload } from '@/lib/open-payload'
import { siteConfig } from '@/lib/site-config'

import { readAndReport } from './read'
import { EXIT, UsageError } from './usage'

/** `import FILE`: makes what the file asks for in the database of this environment, published unless `--draft`. */
export async function importFile(args: string[]): Promise<number> {
  const { file, asDraft, isDryRun } = parse(args)
  const plan = await readAndReport(file)
  if (!plan) return EXIT.refused
  if (isDryRun) {
    console.log('Essai seulement : rien n’a été écrit.')
    return EXIT.done
  }
  const payload = await open()
  try {
    return await write(payload, plan, asDraft)
  } catch (error) {
    if (!(error instanceof ContentRefused)) throw error
    console.error(error.message)
    console.error('Rien n’a été écrit.')
    return EXIT.refused
  } finally {
    await payload.destroy()
  }
}

async function write(payload: Payload, plan: PagePlan, asDraft: boolean): Promise<number> {
  const written = await importPage(payload, plan, { asDraft })
  for (const line of written) console.log(`  ${line}`)
  console.log(written.length ? closing(asDraft) : 'Tout y était déjà : rien n’a été écrit.')
  return EXIT.done
}

const closing = (asDraft: boolean): string =>
  asDraft ? 'Importé en brouillon : rien n’est publié.' : 'Importé et publié.'

function open(): Promise<Payload> {
  return openPayload(siteConfig({ sqliteTransactions: true }), env().databaseUrl)
}

function parse(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { draft: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
    })
    const [file, ...others] = positionals
    if (file && !others.length) {
      return { file, asDraft: values.draft ?? false, isDryRun: values['dry-run'] ?? false }
    }
  } catch (error) {
    const option = args.find(
      (arg) => arg.startsWith('-') && !['--draft', '--dry-run'].includes(arg),
    )
    throw new UsageError(option ? `Option inconnue : ${option}.` : String(error))
  }
  throw new UsageError('Un fichier, et un seul, est attendu.')
}
