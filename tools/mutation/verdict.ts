import { z } from 'zod'

/** Of a report (mutation-testing-report-schema) what is needed here. Lines and columns count from 1. */
const place = z.object({ line: z.number(), column: z.number() })
const mutantOfReport = z.object({
  status: z.string(),
  replacement: z.string().default(''),
  location: z.object({ start: place, end: place }),
})
export const reportSchema = z.object({
  files: z.record(z.string(), z.object({ source: z.string(), mutants: z.array(mutantOfReport) })),
})

/**
 * Mutants that survive and may (`survivors.yaml`): in `file`, on `line` (its text), each as `what stood → what stands`;
 * `harmless`: why nobody would miss anything.
 */
const survivors = z.strictObject({
  file: z.string(),
  line: z.string(),
  mutants: z.array(z.string()).min(1),
  harmless: z.string().min(20),
})
export const survivorsSchema = z.array(survivors)

export type Report = z.infer<typeof reportSchema>
export type Survivors = z.infer<typeof survivors>

type Found = { file: string; line: string; mutant: string }

const KILLED = ['Killed', 'Timeout']
const SURVIVED = ['Survived', 'NoCoverage']

/** How many mutants of the files under `folder` were tried, how many were killed, and their share in per cent. */
export function scoreOf(report: Report, folder: string) {
  const files = Object.entries(report.files).filter(([file]) => file.startsWith(folder))
  const statuses = files.flatMap(([, { mutants }]) => mutants.map(({ status }) => status))
  const killed = statuses.filter((status) => KILLED.includes(status)).length
  const tried = killed + statuses.filter((status) => SURVIVED.includes(status)).length
  return { tried, killed, score: tried ? (100 * killed) / tried : 100 }
}

/** What survived without being listed, and what is listed without surviving (of files in `report`). */
export function compare(
  report: Report,
  listed: Survivors[],
): { unlisted: Found[]; killed: Found[] } {
  const found = survivorsOf(report)
  const known = listed
    .filter(({ file }) => file in report.files)
    .flatMap(({ file, line, mutants }) => mutants.map((mutant) => ({ file, line, mutant })))
  return { unlisted: without(found, known), killed: without(known, found) }
}

function survivorsOf({ files }: Report): Found[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => SURVIVED.includes(status))
      .map(({ location: { start, end }, replacement }) => {
        const lines = source.split('\n').slice(start.line - 1, end.line)
        const line = (lines[0] ?? '').trim()
        const last = lines.length - 1
        lines[last] = (lines[last] ?? '').slice(0, end.column - 1)
        lines[0] = (lines[0] ?? '').slice(start.column - 1)
        return { file, line, mutant: `${brief(lines.join('\n'))} → ${brief(replacement)}` }
      }),
  )
}

/** On one line; a longer piece of code by how it begins. */
function brief(code: string): string {
  const text = code.replace(/\s+/g, ' ').trim()
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

const keyOf = ({ file, line, mutant }: Found) => JSON.stringify([file, line, mutant])

function without(all: Found[], known: Found[]): Found[] {
  const keys = new Set(known.map(keyOf))
  return all.filter((one) => !keys.has(keyOf(one)))
}
