/**
 * Reads every Markdown file of the folders given, compares what the plan says with what the file says, read by a path of
 * its own, then imports it into an empty site and shows it. `npx tsx tools/corpus/run.ts FOLDER…`: one row a file; exit 1
 * when anything is lost or not shown.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { readSource } from '@/content/source/read'
import { formatFault } from '@/content/source/result'

import { lossesOf } from './losses'
import { openEmptySite, unseenWords } from './unseen-words'

type Row = Record<string, string | number>

async function rowOf(file: string): Promise<Row> {
  const name = path.join(path.basename(path.dirname(file)), path.basename(file))
  try {
    const bytes = readFileSync(file)
    const result = readSource(bytes, path.basename(file))
    if (!result.ok) {
      const [first] = result.faults
      const more = result.faults.length > 1 ? ` (+ ${result.faults.length - 1})` : ''
      return { file: name, result: `refused ${first ? formatFault(first) : ''}${more}` }
    }
    const { plan, repairs, source } = result
    const { said, lost } = lossesOf(bytes, plan)
    return {
      file: name,
      result: 'accepted',
      layout: source.layout,
      words: said.words.length,
      links: said.links.length,
      images: said.images.length,
      sections: plan.sections.map(({ blockType }) => blockType).join(' '),
      repairs: repairs.length,
      losses: lost.length,
      'not shown': (await unseenWords(site.payload, result)).slice(0, 3).join(' '),
    }
  } catch (error) {
    // A defect of ours: told as a loss, and the other files are looked at.
    return { file: name, result: `failed ${String(error)}`, losses: 1 }
  }
}

const files = process.argv
  .slice(2)
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name))),
  )
  .filter((file) => file.endsWith('.md') && path.basename(file) !== 'README.md')
  .sort()
if (files.length === 0) {
  console.error('Usage: npx tsx tools/corpus/run.ts FOLDER… (with Markdown files)')
  process.exit(2)
}

const site = await openEmptySite()
const rows: Row[] = []
for (const file of files) rows.push(await rowOf(file))
await site.close()
console.table(rows)
const isWrong = (row: Row) => Number(row.losses ?? 0) > 0 || Boolean(row['not shown'])
process.exit(rows.some(isWrong) ? 1 : 0)
