/**
 * Reads every Markdown file of the folders given and compares what the plan says with what the file says, read by a
 * path of its own. `npx tsx scripts/check-corpus.ts FOLDER…`: one row a file; exit 1 when anything is lost.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readSource } from '@/content/source/read'
import { formatFault } from '@/content/source/result'
import { lossesOf } from './corpus/losses'

type Row = Record<string, string | number>

function rowOf(file: string): Row {
  const name = path.join(path.basename(path.dirname(file)), path.basename(file))
  try {
    const bytes = readFileSync(file)
    const result = readSource(bytes, path.basename(file))
    if (!result.ok) {
      const [first] = result.faults
      const more = result.faults.length > 1 ? ` (+ ${result.faults.length - 1})` : ''
      return { file: name, result: `refused ${first ? formatFault(first) : ''}${more}` }
    }
    const { plan, repairs } = result
    const { said, lost } = lossesOf(bytes, plan)
    return {
      file: name,
      result: 'accepted',
      layout: plan.layout,
      words: said.words.length,
      links: said.links.length,
      images: said.images.length,
      sections: plan.sections.map(({ blockType }) => blockType).join(' '),
      repairs: repairs.length,
      losses: lost.length,
    }
  } catch (error) {
    // A defect of ours: told as a loss, and the other files are looked at.
    return { file: name, result: `failed ${String(error)}`, losses: 1 }
  }
}

const rows = process.argv
  .slice(2)
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name))),
  )
  .filter((file) => file.endsWith('.md') && path.basename(file) !== 'README.md')
  .sort()
  .map(rowOf)
if (rows.length === 0) {
  console.error('Usage: npx tsx scripts/check-corpus.ts FOLDER… (with Markdown files)')
  process.exit(2)
}
console.table(rows)
process.exitCode = rows.some(({ losses }) => Number(losses ?? 0) > 0) ? 1 : 0
