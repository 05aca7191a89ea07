import { isMap, isScalar, isSeq, type Document } from 'yaml'
import { keyName, type Repair } from './result'
import type { Path } from './texts'

/** Keys that hold a number or a truth value; everywhere else these are texts that someone forgot to quote. */
const TYPED = new Set(['num', 'open', 'draft'])

/** Reads unquoted numbers and truth values as they are written (`1.10`, not 1.1) where a text is expected. */
export function readAsWritten(document: Document.Parsed): Repair[] {
  const repairs: Repair[] = []
  const walk = (node: unknown, path: Path): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : ''
        if (!TYPED.has(name)) walk(value, [...path, name])
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => walk(item, [...path, index]))
    } else if (isScalar(node) && typeof node.source === 'string') {
      if (typeof node.value !== 'number' && typeof node.value !== 'boolean') return
      node.value = node.source
      repairs.push({ key: keyName(path) ?? '', message: `« ${node.source} » lu comme un texte` })
    }
  }
  walk(document.contents, [])
  return repairs
}
