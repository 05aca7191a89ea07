import {
  type Document,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  type ParsedNode,
  parseDocument,
  visit,
} from 'yaml'

import { nameOf, startOf } from './locate'
import type { Place, Problem } from './result'
import { yamlMessage } from './yaml-messages'

export type YamlSource = {
  yaml: string
  document: Document.Parsed<ParsedNode>
  /** The line and column in the file of an offset in the YAML text. */
  placeAt: (offset: number) => Place
}

/**
 * Parses the front matter as YAML 1.2 (core schema: no dates, no `yes`). `source` is null if the structure is
 * unreliable. A duplicate key and a comment that cuts a text are problems but leave it readable, so that the rest is
 * checked in the same run.
 */
export function parseYaml(yaml: string): { source: YamlSource | null; problems: Problem[] } {
  const lineCounter = new LineCounter()
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const problemAt = ({ offset, key = null, message }: Found) => ({
    ...placeAt(offset),
    key,
    message,
  })
  try {
    const document = parseDocument(yaml, {
      lineCounter,
      prettyErrors: false,
      schema: 'core',
      // Checked below: the parser would compare each key with all others.
      uniqueKeys: false,
      version: '1.2',
    })
    const errors = [...document.errors, ...document.warnings].map(({ code, pos: [offset] }) => ({
      offset,
      message: yamlMessage(code),
    }))
    const found = foundIn(yaml, document)
    const isReadable = !errors.length && !found.some(({ isBanned }) => isBanned)
    return {
      source: isReadable ? { yaml, document, placeAt } : null,
      problems: [...errors, ...found].map(problemAt),
    }
  } catch (error) {
    // The structure is nested too deeply for the parser or the walk below.
    if (!(error instanceof RangeError)) throw error
    const message = yamlMessage('RESOURCE_EXHAUSTION')
    return { source: null, problems: [problemAt({ offset: 0, message })] }
  }
}

/** A problem at an offset in the YAML text. `isBanned`: the rest cannot be read. */
type Found = { offset: number; key?: string | null; message: string; isBanned?: true }

/** A comment on the line of a value (or key) that ends at `lastIndex`. */
const AFTER_VALUE = /[ \t]*#/y
const AFTER_KEY = /[ \t]*:[ \t]+#/y

const COMMENT_IN_TEXT =
  'ce qui suit « # » sur la ligne est un commentaire et serait perdu : mettez le texte entre guillemets'

/**
 * Finds YAML features that no page needs: aliases, which can expand a few lines to gigabytes, and keys that are lists
 * or groups, whose names cost the parser twice as much with each level. Also finds duplicate keys, and comments on the
 * line of an unquoted text: in YAML ` #` ends the text, but a person who types « Projet # 7 » means it as part of the
 * text. A comment on its own line, after quotes or after `true` or `false` is a real comment.
 */
function foundIn(yaml: string, document: Document.Parsed): Found[] {
  const found: Found[] = []
  visit(document, {
    Alias: (_, { range }) => {
      const message =
        'un texte qui commence par « * » se met entre guillemets (les alias YAML ne sont pas admis)'
      found.push({ offset: range?.[0] ?? 0, message, isBanned: true })
    },
    Pair: (_, { key }) => {
      if (isScalar(key)) return
      found.push({ offset: startOf(key) ?? 0, message: 'une clé doit être un nom', isBanned: true })
    },
    Map: (_, { items }) => {
      const names = new Set<string>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        const name = nameOf(key)
        const message = yamlMessage('DUPLICATE_KEY')
        if (names.has(name)) found.push({ offset: startOf(key) ?? 0, key: name, message })
        names.add(name)
      }
    },
    Scalar: (role, { value, type, comment, commentBefore, range }, path) => {
      if (role === 'key' || type !== 'PLAIN' || typeof value === 'boolean') return
      const pair = path.findLast(isPair)
      const end =
        (comment !== undefined && endOf(yaml, AFTER_VALUE, range?.[1])) ||
        (commentBefore !== undefined && role === 'value' && endOf(yaml, AFTER_KEY, keyEnd(pair)))
      if (end)
        found.push({ offset: end - 1, key: nameOf(pair?.key) || null, message: COMMENT_IN_TEXT })
    },
  })
  return found
}

function endOf(yaml: string, pattern: RegExp, from: number | undefined): number | null {
  if (from === undefined) return null
  pattern.lastIndex = from
  return pattern.test(yaml) ? pattern.lastIndex : null
}

const keyEnd = (pair: Pair | undefined) =>
  isNode(pair?.key) ? (pair.key as Node).range?.[1] : undefined
