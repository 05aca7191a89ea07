import {
  isNode,
  isScalar,
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
  yaml: string
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
  const banned = bannedIn(document).map(({ offset, message }) => ({
    ...placeAt(offset),
    key: null,
    message,
  }))
  const isReadable = banned.length === 0 && found.every(({ code }) => KEEPS_STRUCTURE.has(code))
  return {
    source: isReadable ? { yaml, document, placeAt } : null,
    problems: [...problems, ...banned],
  }
}

const KEEPS_STRUCTURE = new Set<ErrorCode>(['DUPLICATE_KEY'])

/**
 * What YAML allows and no page needs: aliases, which can grow a few lines into gigabytes, and keys that are lists or
 * groups, whose names the parser writes out at a cost that doubles with each level.
 */
function bannedIn(document: Document.Parsed): { offset: number; message: string }[] {
  const banned: { offset: number; message: string }[] = []
  visit(document, {
    Alias: (_, { range }) => {
      const message =
        'un texte qui commence par « * » se met entre guillemets (les alias YAML ne sont pas admis)'
      banned.push({ offset: range?.[0] ?? 0, message })
    },
    Pair: (_, { key }) => {
      if (isScalar(key)) return
      const offset = isNode(key) ? (key.range?.[0] ?? 0) : 0
      banned.push({ offset, message: 'une clé doit être un nom' })
    },
  })
  return banned
}

function nameAt(yaml: string, offset: number): string | null {
  return /^["']?([^"':\n]+)/.exec(yaml.slice(offset))?.[1]?.trim() ?? null
}
