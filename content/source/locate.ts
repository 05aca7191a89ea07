import { isMap, isNode, isScalar, isSeq, type Document } from 'yaml'

type Location = {
  /** Offset where the value starts. If it is empty or absent, the offset of its key or of the nearest existing parent. */
  valueOffset: number
  /** Offset where the value ends. */
  endOffset: number
  exists: boolean
}

/** Finds a path of keys and list positions in the YAML text. Returns offsets in this text. */
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

/** The name of a key; '' if the key is not a scalar. */
export const nameOf = (key: unknown): string => (isScalar(key) ? String(key.value) : '')

/** The start offset of a node. */
export const startOf = (node: unknown): number | null =>
  isNode(node) ? (node.range?.[0] ?? null) : null
