import { isMap, isNode, isScalar, isSeq, type Document } from 'yaml'

type Location = {
  /** Where the value starts; where its key is when nothing is written after it, or its nearest written parent. */
  valueOffset: number
  /** Where the value ends. */
  endOffset: number
  exists: boolean
}

/** Finds a path of keys and list positions in the YAML text: offsets in it. */
export function locate(document: Document.Parsed, path: PropertyKey[]): Location {
  let node: unknown = document.contents
  let keyOffset = startOf(node) ?? 0
  for (const part of path) {
    const child = childOf(node, part)
    if (!child) return { valueOffset: keyOffset, endOffset: keyOffset, exists: false }
    keyOffset = startOf(child.key) ?? keyOffset
    node = child.value
  }
  const isBlank = isScalar(node) && node.value === null
  const valueOffset = isBlank ? keyOffset : (startOf(node) ?? keyOffset)
  const endOffset = (isNode(node) ? node.range?.[1] : null) ?? valueOffset
  return { valueOffset, endOffset, exists: true }
}

function childOf(node: unknown, part: PropertyKey): { key: unknown; value: unknown } | null {
  if (isMap(node)) return node.items.find(({ key }) => nameOf(key) === String(part)) ?? null
  if (isSeq(node) && typeof part === 'number' && part < node.items.length) {
    return { key: node.items[part], value: node.items[part] }
  }
  return null
}

/** The name that a key is; '' for one that is no name. */
export const nameOf = (key: unknown): string => (isScalar(key) ? String(key.value) : '')

/** Where something written starts. */
export const startOf = (node: unknown): number | null =>
  isNode(node) ? (node.range?.[0] ?? null) : null
