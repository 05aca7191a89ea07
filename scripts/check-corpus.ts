/**
 * Reads every Markdown file of the folders given and compares what the plan says with what the file says, read here
 * by a path of its own. `npx tsx scripts/check-corpus.ts FOLDER…`: one row a file; exit 1 when anything is lost.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { lostTokens } from '@/content/source/compare'
import { piecesOfPlan } from '@/content/source/plan-pieces'
import { readSource } from '@/content/source/read'
import { formatFault } from '@/content/source/result'
import { tokensOf, type Piece, type Tokens } from '@/content/source/tokens'

type Row = Record<string, string | number>

/** The keys in the order in which the page shows them; numbers of criteria are positions, not words. */
const ORDER = ['title', 'head', 'program', 'criteria', 'steps', 'wait']
const INNER_ORDER = ['title', 'name', 'desc', 'apply', 'call', 'url', 'list']

function piecesIn(value: unknown, key: string, order: string[]): Piece[] {
  if (typeof value === 'string') return [pieceOf(value, key)]
  if (Array.isArray(value)) return value.flatMap((one) => piecesIn(one, key, INNER_ORDER))
  if (typeof value !== 'object' || value === null) return []
  const entries = new Map(Object.entries(value))
  return order.flatMap((name) => piecesIn(entries.get(name), name, INNER_ORDER))
}

function pieceOf(value: string, key: string): Piece {
  const text = value.normalize('NFC').replace(/(?![\n\t])[\p{Cc}\uFEFF\u200B]/gu, '')
  if (key === 'url') return { as: 'target', text }
  return { as: key === 'title' || key === 'name' ? 'plain' : 'markdown', text }
}

/** Targets as hygiene may complete them are the same targets. */
function bare({ words, links, images }: Tokens): Tokens {
  const strip = (target: string) => target.replace(/^(?:mailto:|https:\/\/|\/|(?:\.\.?\/)+)/, '')
  return {
    words,
    links: links.filter((link) => link !== '#').map(strip),
    images: images.map(strip),
  }
}

function rowOf(file: string): Row {
  const bytes = readFileSync(file)
  const result = readSource(bytes, path.basename(file))
  if (!result.ok) {
    const [first] = result.faults
    const more = result.faults.length > 1 ? ` (+ ${result.faults.length - 1})` : ''
    return {
      file: path.basename(file),
      result: `refused ${first ? formatFault(first) : ''}${more}`,
    }
  }
  const [, yaml = '', ...body] = bytes.toString('utf8').split(/^---[ \t]*\r?$/m)
  const source = tokensOf([...piecesIn(parse(yaml), '', ORDER), pieceOf(body.join('---'), 'body')])
  const lost = lostTokens(bare(source), bare(tokensOf(piecesOfPlan(result.plan))))
  return {
    file: path.basename(file),
    result: 'accepted',
    words: source.words.length,
    links: source.links.length,
    images: source.images.length,
    sections: result.plan.sections.map(({ blockType }) => blockType).join(' '),
    repairs: result.repairs.length,
    losses: lost.length,
  }
}

const rows = process.argv
  .slice(2)
  .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
  .filter((file) => file.endsWith('.md'))
  .sort()
  .map(rowOf)
if (rows.length === 0) {
  console.error('Usage: npx tsx scripts/check-corpus.ts FOLDER… (with Markdown files)')
  process.exit(2)
}
console.table(rows)
process.exitCode = rows.some(({ losses }) => Number(losses ?? 0) > 0) ? 1 : 0
