import { stat } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'

import type { Payload } from 'payload'

import { importPage } from '@/content/import'
import type { Report } from '@/content/import/writer'
import { Refused } from '@/content/refused'
import { pathsOf, readFiles, type ReadFile } from '@/content/source/files'
import { formatFault } from '@/content/source/result'
import { EXIT, parse, UsageError } from '@/platform/command-line'
import { openPayload } from '@/platform/database/open-payload'
import { env } from '@/platform/env'
import { siteConfig } from '@/site-config'

import { report } from './check'

/** `import FILE…`: creates what the files describe in the database of this environment, published unless `--draft`. */
export async function importFiles(args: string[]): Promise<number> {
  const wanted = await importArguments(args)
  const { files } = wanted
  const isAlone = files.length === 1
  // Only note the signal, so that the current page is written completely.
  const interruption = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => interruption.abort())
  let site: Payload | null = null
  const open = async () => (site ??= await openPayload(siteConfig(), env().databaseUrl))

  const counts = { written: 0, unchanged: 0, refused: 0 }
  const nowhere: string[] = []
  let left = files.length
  try {
    for (const read of files) {
      const { file } = read
      // SQLite blocks this thread: let the event loop run, or it would never receive Ctrl-C.
      await setImmediate()
      if (interruption.signal.aborted) break
      left -= 1
      const outcome = await outcomeOf(read, wanted, open)
      if (isAlone) tellWhole(read, outcome, wanted)
      else tellInShort(file, outcome)
      if (!outcome.ok) {
        counts.refused += 1
        continue
      }
      counts[outcome.report.written.length ? 'written' : 'unchanged'] += 1
      nowhere.push(...outcome.report.nowhere.map((url) => `  ${file} : ${url}`))
    }
  } finally {
    if (!isAlone) console.log(tally(counts, wanted.isDryRun))
    if (nowhere.length) {
      console.error('Ces adresses ne mènent à rien de ce site, et restent telles quelles :')
      nowhere.forEach((line) => console.error(line))
    }
    await (site as Payload | null)?.destroy()
  }
  if (interruption.signal.aborted) {
    const files = left > 1 ? `${left} fichiers restent` : `${left} fichier reste`
    console.error(`Interrompu : ${files} ; les pages déjà importées sont entières.`)
    return EXIT.interrupted
  }
  return counts.refused ? EXIT.refused : EXIT.done
}

/** The result for one file: what was written and the warnings (nothing on a dry run), or why it is refused. */
type Outcome = { ok: true; report: Report } | { ok: false; reasons: string[] }

async function outcomeOf(
  { result }: ReadFile,
  { asDraft, assets, files, isDryRun }: ImportArguments,
  open: () => Promise<Payload>,
): Promise<Outcome> {
  if (!result.ok) return { ok: false, reasons: result.faults.map(formatFault) }
  if (isDryRun) return { ok: true, report: { written: [], warnings: [], nowhere: [] } }
  try {
    const options = { asDraft, assets, together: pathsOf(files) }
    const report = await importPage(await open(), result.source, options)
    return { ok: true, report }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { ok: false, reasons: error.message.split('\n') }
  }
}

/** Prints the result for a file imported alone: what it describes and what was written, or each reason for the refusal. */
function tellWhole(read: ReadFile, outcome: Outcome, { asDraft, isDryRun }: ImportArguments): void {
  const { result } = read
  report(read)
  if (!result.ok) return
  if (!outcome.ok) {
    for (const line of [...outcome.reasons, 'Rien n’a été écrit.']) console.error(line)
    return
  }
  const { written, warnings } = outcome.report
  for (const line of written) console.log(`  ${line}`)
  for (const line of warnings) console.error(`  Attention : ${line}`)
  const closing =
    asDraft || result.plan.isDraft
      ? 'Importé en brouillon : rien n’est publié.'
      : 'Importé et publié.'
  if (isDryRun) console.log('Essai seulement : rien n’a été écrit.')
  else console.log(written.length ? closing : 'Tout y était déjà : rien n’a été écrit.')
}

/** Prints the result for one of many files: one line if it is refused, one per warning. */
function tellInShort(file: string, outcome: Outcome): void {
  if (outcome.ok) {
    for (const line of outcome.report.warnings) console.error(`${file} : attention : ${line}`)
    return
  }
  const [first = '', ...others] = outcome.reasons
  const named = first.startsWith(file) ? first : `${file} : ${first}`
  console.error(others.length ? `${named} (et ${others.length} de plus)` : named)
}

/** « 12 importées, 3 inchangées, 1 refusée. » */
function tally(
  { written, unchanged, refused }: { written: number; unchanged: number; refused: number },
  isDryRun: boolean,
): string {
  const no = many(refused, 'refusée')
  return isDryRun
    ? `Essai seulement, rien n’a été écrit : ${many(written + unchanged, 'acceptée')}, ${no}.`
    : `${many(written, 'importée')}, ${many(unchanged, 'inchangée')}, ${no}.`
}

const many = (count: number, word: string) => `${count} ${word}${count > 1 ? 's' : ''}`

const OPTIONS = {
  draft: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  assets: { type: 'string' },
} as const

type ImportArguments = {
  files: ReadFile[]
  asDraft: boolean
  isDryRun: boolean
  assets: string | null
}

/** Parses the arguments of `import`. Throws UsageError, or an error in French for a file that cannot be read. */
async function importArguments(args: string[]): Promise<ImportArguments> {
  const { values, positionals } = parse(args, OPTIONS)
  if (!positionals.length) throw new UsageError('Quel fichier importer ?')
  const { assets = null } = values
  if (assets !== null && !(await stat(assets).catch(() => null))?.isDirectory()) {
    throw new UsageError(`--assets : ${assets} n’est pas un dossier.`)
  }
  const files = await readFiles(positionals)
  return { files, asDraft: values.draft, isDryRun: values['dry-run'], assets }
}
