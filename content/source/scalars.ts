import { isMap, isScalar, isSeq, type Document } from 'yaml'
import { nameOf } from './locate'
import { isOwn } from './page-schema'
import { keyName, type Repair } from './result'
import type { Path } from './texts'

/** Keys with a number or a boolean. For other keys, such values are texts without quotes. */
const TYPED = new Set(['num', 'open', 'draft'])

/** Booleans of Hugo, which reads YAML 1.1, and booleans typed in quotes. */
const TRUTHS = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['no', false],
  ['off', false],
])

/**
 * Reads unquoted numbers and booleans as typed (`1.10`, not 1.1) if a text is expected, and the other spellings of a
 * boolean if a boolean is expected. Skips the fields of a page, some of which are numbers.
 */
export function readAsWritten(document: Document.Parsed): Repair[] {
  const repairs: Repair[] = []
  const walk = (node: unknown, path: Path): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        const name = nameOf(key)
        if (!path.length && isOwn([name])) continue
        if (!TYPED.has(name)) walk(value, [...path, name])
        else if (name !== 'num') readTruth(value, [...path, name])
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => walk(item, [...path, index]))
    } else if (isScalar(node) && typeof node.source === 'string') {
      if (typeof node.value !== 'number' && typeof node.value !== 'boolean') return
      node.value = node.source
      repairs.push({ key: keyName(path) ?? '', message: `« ${node.source} » lu comme un texte` })
    }
  }
  const readTruth = (node: unknown, path: Path): void => {
    if (!isScalar(node) || typeof node.value !== 'string') return
    const truth = TRUTHS.get(node.value.trim().toLowerCase())
    if (truth === undefined) return
    const message = `« ${node.value} » lu ${truth}`
    repairs.push({ key: keyName(path) ?? '', message })
    node.value = truth
  }
  walk(document.contents, [])
  return repairs
}
