import type { Nodes } from 'mdast'

import { besides, french, MOST, MOST_COLUMNS, MOST_LEVELS, TOO_DEEP, type Sums } from './most'

/** Anything within anything: showing goes down by recursion. */
const MOST_DEPTH = 60

/**
 * What keeps the syntax tree of a text from being shown in a time that its length tells, in French; null when nothing does.
 * What it holds is added to `sums`.
 */
export function excessToShow(root: Nodes, sums: Sums): string | null {
  const beside = besides(sums.elements)
  const definitions = new Map<string, number>()
  const uses: string[] = []
  const waiting = [{ node: root, levels: 0, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next
    const isLevel = node.type === 'list' || node.type === 'blockquote'
    const levels = next.levels + (isLevel ? 1 : 0)
    if (levels > MOST_LEVELS) return TOO_DEEP
    if (depth > MOST_DEPTH) return 'trop de mises en forme les unes dans les autres : retirez-en'
    sums.elements += 1
    if (node.type === 'table') {
      const columns = node.children[0]?.children.length ?? 0
      if (columns > MOST_COLUMNS) {
        return `tableau de ${french(columns)} colonnes : ${MOST_COLUMNS} au plus, faites-en plusieurs`
      }
      for (const row of node.children) sums.elements += Math.max(0, columns - row.children.length)
    }
    if (node.type === 'footnoteReference') sums.elements += 4
    if (node.type === 'definition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node.url.length + (node.title?.length ?? 0))
    }
    if (node.type === 'linkReference' || node.type === 'imageReference') uses.push(node.identifier)
    if (!('children' in node)) continue
    // In the order of the text: of two definitions of a link, the first one counts.
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      waiting.push({ node: node.children[index]!, levels, depth: depth + 1 })
    }
  }
  if (sums.elements > MOST.elements) {
    return `trop d’éléments (${french(sums.elements)} liens, puces, cases, mots en gras…${beside}) : une page tient en ${french(MOST.elements)}, faites-en plusieurs`
  }
  for (const identifier of uses) sums.addresses += definitions.get(identifier) ?? 0
  if (sums.addresses <= MOST.addresses) return null
  return 'une longue adresse sert à trop de liens : raccourcissez-la, ou retirez des liens'
}
