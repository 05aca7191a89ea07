import { isPair, isScalar, isSeq, visit, type Document } from 'yaml'
import { keyName, type Repair } from './result'

/** Keys that hold a number or a truth value; everywhere else these are texts that someone forgot to quote. */
const TYPED = new Set(['num', 'open', 'draft'])

/** Reads unquoted numbers and truth values as they are written (`1.10`, not 1.1) where a text is expected. */
export function readAsWritten(document: Document.Parsed): Repair[] {
  const repairs: Repair[] = []
  visit(document, {
    Scalar: (position, node, ancestors) => {
      if (position === 'key' || typeof node.source !== 'string') return
      if (typeof node.value !== 'number' && typeof node.value !== 'boolean') return
      const path = pathOf(ancestors, node)
      if (TYPED.has(String(path.at(-1)))) return
      node.value = node.source
      repairs.push({ key: keyName(path) ?? '', message: `« ${node.source} » lu comme un texte` })
    },
  })
  return repairs
}

/** The keys and list positions that lead to a node, from all that is around it. */
function pathOf(ancestors: readonly unknown[], node: unknown): (string | number)[] {
  return ancestors.flatMap((around, index): (string | number)[] => {
    if (isPair(around)) return [isScalar(around.key) ? String(around.key.value) : '']
    return isSeq(around) ? [around.items.indexOf(ancestors[index + 1] ?? node)] : []
  })
}
