import { stat } from 'node:fs/promises'

import type { Payload } from 'payload'

import { importPage } from '@/content/import'
import { ContentRefused } from '@/content/import/content-refused'
import { oneFileAnAddress } from '@/content/import/one-file-an-address'
import type { Report } from '@/content/import/writer'
import { formatFault, type SourceResult } from '@/content/source/result'
import { openPayload } from '@/platform/database/open-payload'
import { env } from '@/platform/env'
import { siteConfig } from '@/site-config'

import { filesNamed, read, report } from './check'
import { showProgress } from './show-progress'
import { EXIT, parse, UsageError } from './usage'

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
  const { written, warnings, nowhere } = outcome.report
  for (const line of written) console.log(`  ${line}`)
  for (const line of warnings) console.error(`  Attention : ${line}`)
  for (const line of toMend(nowhere.map((url) => ({ file, url })))) console.error(line)
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
  const progress = showProgress()
  progress.phase('Import', files.length)
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
    for (const line of toMend(tally.nowhere)) console.error(line)
  }
  if (isInterrupted()) {
    console.error(`Interrompu : ${tally.left()} ; les pages déjà importées sont entières.`)
    return EXIT.interrupted
  }
  return tally.isRefused ? EXIT.refused : EXIT.done
}

function trial(result: SourceResult): Outcome {
  return result.ok
    ? { ok: true, report: { written: [], warnings: [], nowhere: [] } }
    : { ok: false, reasons: result.faults.map(formatFault) }
}

async function write(
  result: SourceResult,
  { asDraft, assets, together }: ImportArguments,
  site: Site,
): Promise<Outcome> {
  if (!result.ok) return trial(result)
  const payload = await site.open()
  try {
    const report = await importPage(payload, result.source, { asDraft, assets, together })
    return { ok: true, report }
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

const OPTIONS = {
  draft: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  assets: { type: 'string' },
} as const

type ImportArguments = {
  files: string[]
  asDraft: boolean
  isDryRun: boolean
  assets: string | null
  /** Where the pages of all the files are to be, with a leading slash. */
  together: () => Promise<string[]>
}

/** What `import` is asked to do. Throws UsageError, or an error in French for a file that does not exist. */
async function importArguments(args: string[]): Promise<ImportArguments> {
  const { values, positionals } = parse(args, OPTIONS)
  if (!positionals.length) throw new UsageError('Quel fichier importer ?')
  const { assets = null } = values
  if (assets !== null && !(await stat(assets).catch(() => null))?.isDirectory()) {
    throw new UsageError(`--assets : ${assets} n’est pas un dossier.`)
  }
  const files = await filesNamed(positionals)
  let paths: Promise<string[]> | undefined
  const together = () => (paths ??= pathsOf(files))
  return { files, asDraft: values.draft, isDryRun: values['dry-run'], assets, together }
}

async function pathsOf(files: string[]): Promise<string[]> {
  const paths: string[] = []
  for (const file of files) {
    const result = await read(file)
    if (result.ok) paths.push(`/${result.content.address}`)
  }
  return paths
}

/** An address of this site at which there is nothing, and the file that names it. */
type Nowhere = { file: string; url: string }

/** What to tell of the `nowhere` of an import, once it is over. */
function toMend(nowhere: Nowhere[]): string[] {
  const lines = nowhere.map(({ file, url }) => `  ${file} : ${url}`)
  return lines.length
    ? ['Ces adresses ne mènent à rien de ce site, et restent telles quelles :', ...lines]
    : []
}

/** What became of one file: what was written and warned of (nothing on a trial), or why it is refused. */
type Outcome = { ok: true; report: Report } | { ok: false; reasons: string[] }

/** Counts what becomes of `total` files, and tells it in French. */
class Tally {
  private imported = 0
  private unchanged = 0
  private refused = 0
  readonly nowhere: Nowhere[] = []

  constructor(private readonly total: number) {}

  get isRefused(): boolean {
    return this.refused > 0
  }

  /** Counts one file; returns the lines to tell of it: one if it is refused, one a warning. */
  count(file: string, outcome: Outcome): string[] {
    if (!outcome.ok) {
      this.refused += 1
      const [first = '', ...others] = outcome.reasons
      const named = first.startsWith(file) ? first : `${file} : ${first}`
      return [others.length ? `${named} (et ${others.length} de plus)` : named]
    }
    const { written, warnings, nowhere } = outcome.report
    this.nowhere.push(...nowhere.map((url) => ({ file, url })))
    if (written.length) this.imported += 1
    else this.unchanged += 1
    return warnings.map((warning) => `${file} : attention : ${warning}`)
  }

  /** « 12 importées, 3 inchangées, 1 refusée. » */
  ofImport(): string {
    const { imported, unchanged, refused } = this
    return `${many(imported, 'importée')}, ${many(unchanged, 'inchangée')}, ${many(refused, 'refusée')}.`
  }

  /** The same where nothing was to be written. */
  ofTrial(): string {
    const accepted = this.imported + this.unchanged
    return `Essai seulement, rien n’a été écrit : ${many(accepted, 'acceptée')}, ${many(this.refused, 'refusée')}.`
  }

  /** « 4 fichiers restent » of those that were not looked at. */
  left(): string {
    const left = this.total - this.imported - this.unchanged - this.refused
    return left > 1 ? `${left} fichiers restent` : `${left} fichier reste`
  }
}

const many = (count: number, word: string) => `${count} ${word}${count > 1 ? 's' : ''}`

/**
 * Notes Ctrl-C instead of dying of it, so that the page at hand is written whole. `stop` gives Ctrl-C its effect again.
 */
function watchInterruption(): { isAsked: () => boolean; stop: () => void } {
  let isAsked = false
  const ask = () => {
    isAsked = true
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.on(signal, ask)
  return {
    isAsked: () => isAsked,
    stop() {
      for (const signal of signals) process.off(signal, ask)
    },
  }
}
