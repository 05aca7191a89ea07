import type { Payload } from 'payload'

import { importPage } from '@/content/import'
import { ContentRefused } from '@/content/import/content-refused'
import { oneFileAnAddress } from '@/content/import/one-file-an-address'
import { formatFault, type SourceResult } from '@/content/source/result'
import { openPayload } from '@/platform/database/open-payload'
import { env } from '@/platform/env'
import { siteConfig } from '@/site-config'

import { importArguments, type ImportArguments } from './import-arguments'
import { watchInterruption } from './interruption'
import { progressOver } from './import-progress'
import { read, report } from './read'
import { Tally, type Outcome } from './tally'
import { EXIT } from './usage'

/** `import FILE…`: makes what the files ask for in the database of this environment, published unless `--draft`. */
export async function importFiles(args: string[]): Promise<number> {
  const wanted = await importArguments(args)
  const interruption = watchInterruption()
  const site = new Site()
  try {
    const [only, ...others] = wanted.files
    return only !== undefined && !others.length
      ? await importOne(only, wanted, site, interruption.isAsked)
      : await importMany(wanted, site, interruption.isAsked)
  } finally {
    await site.close()
    interruption.stop()
  }
}

/** One file, told in detail. */
async function importOne(
  file: string,
  wanted: ImportArguments,
  site: Site,
  isInterrupted: () => boolean,
): Promise<number> {
  const result = await read(file)
  report(file, result)
  if (!result.ok) return EXIT.refused
  if (wanted.isDryRun) {
    console.log('Essai seulement : rien n’a été écrit.')
    return EXIT.done
  }
  const outcome = await write(result, wanted, site)
  if (!outcome.ok) {
    for (const reason of outcome.reasons) console.error(reason)
    console.error('Rien n’a été écrit.')
    return EXIT.refused
  }
  const { written, warnings } = outcome.report
  for (const line of written) console.log(`  ${line}`)
  for (const line of warnings) console.error(`  Attention : ${line}`)
  const isDraft = wanted.asDraft || result.plan.isDraft
  const closing = isDraft ? 'Importé en brouillon : rien n’est publié.' : 'Importé et publié.'
  console.log(written.length ? closing : 'Tout y était déjà : rien n’a été écrit.')
  return isInterrupted() ? EXIT.interrupted : EXIT.done
}

/** Many files: a line for each that is refused or to be seen to, then how many of each. */
async function importMany(
  wanted: ImportArguments,
  site: Site,
  isInterrupted: () => boolean,
): Promise<number> {
  const { files, isDryRun } = wanted
  const tally = new Tally(files.length)
  const progress = progressOver(files.length)
  const alone = oneFileAnAddress()
  try {
    for (const file of files) {
      if (isInterrupted()) break
      const result = alone(file, await read(file))
      const outcome = isDryRun ? trial(result) : await write(result, wanted, site)
      for (const line of tally.count(file, outcome)) progress.say(line)
      progress.step()
    }
  } finally {
    progress.stop()
    console.log(isDryRun ? tally.ofTrial() : tally.ofImport())
  }
  if (isInterrupted()) {
    console.error(`Interrompu : ${tally.left()} ; les pages déjà importées sont entières.`)
    return EXIT.interrupted
  }
  return tally.isRefused ? EXIT.refused : EXIT.done
}

function trial(result: SourceResult): Outcome {
  return result.ok
    ? { ok: true, report: { written: [], warnings: [] } }
    : { ok: false, reasons: result.faults.map(formatFault) }
}

async function write(
  result: SourceResult,
  { asDraft, assets }: ImportArguments,
  site: Site,
): Promise<Outcome> {
  if (!result.ok) return trial(result)
  const payload = await site.open()
  try {
    return { ok: true, report: await importPage(payload, result.source, { asDraft, assets }) }
  } catch (error) {
    if (!(error instanceof ContentRefused)) throw error
    return { ok: false, reasons: error.message.split('\n') }
  }
}

/** The site of this environment, opened when the first file needs it. */
class Site {
  private payload: Payload | null = null

  async open(): Promise<Payload> {
    this.payload ??= await openPayload(siteConfig(), env().databaseUrl)
    return this.payload
  }

  async close(): Promise<void> {
    await this.payload?.destroy()
  }
}
