import {
  isNode,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type ErrorCode,
  type ParsedNode,
} from 'yaml'
import type { Place } from './result'
import { yamlMessage } from './yaml-messages'

export type YamlProblem = Place & { key: string | null; message: string }

export type YamlSource = {
  document: Document.Parsed<ParsedNode>
  /** Place in the file of an offset in the YAML text. */
  placeAt: (offset: number) => Place
}

/**
 * Parses the front matter as YAML 1.2 (core schema: no dates, no `yes`). `source` is null when the structure can't be
 * trusted; a repeated key is a problem that leaves it readable, so that the rest is checked in the same run.
 */
export function parseYaml(yaml: string): { source: YamlSource | null; problems: YamlProblem[] } {
  const lineCounter = new LineCounter()
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const document = parseDocument(yaml, {
    lineCounter,
    prettyErrors: false,
    schema: 'core',
    version: '1.2',
  })
  const found = [...document.errors, ...document.warnings]
  const problems = found.map(({ code, pos: [offset] }) => ({
    ...placeAt(offset),
    key: code === 'DUPLICATE_KEY' ? nameAt(yaml, offset) : null,
    message: yamlMessage(code),
  }))
  const aliases = aliasOffsets(document).map((offset) => ({
    ...placeAt(offset),
    key: null,
    message: 'les alias YAML (*nom) ne sont pas admis : répétez le texte',
  }))
  const isReadable = aliases.length === 0 && found.every(({ code }) => KEEPS_STRUCTURE.has(code))
  return {
    source: isReadable ? { document, placeAt } : null,
    problems: [...problems, ...aliases],
  }
}

const KEEPS_STRUCTURE = new Set<ErrorCode>(['DUPLICATE_KEY'])

/** Refusing every alias, which no page needs, also refuses those that grow a few lines into gigabytes. */
function aliasOffsets(document: Document.Parsed): number[] {
  const offsets: number[] = []
  visit(document, {
    Alias: (_, node) => {
      offsets.push(isNode(node) ? (node.range?.[0] ?? 0) : 0)
    },
  })
  return offsets
}

function nameAt(yaml: string, offset: number): string | null {
  return /^["']?([^"':\n]+)/.exec(yaml.slice(offset))?.[1]?.trim() ?? null
}
