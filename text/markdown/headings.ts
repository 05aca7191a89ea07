import { replaceElements, textOf, type Transform } from './tree'

const HEADING = /^h([1-6])$/
const DEEPEST = 6

/**
 * Renumbers headings so that the first level of the text is `startLevel + 1` and none is skipped below (RGAA 9.1):
 * under level 1, `##` then `####` become h2 then h3. A heading without any text is removed: it announces nothing.
 */
export function repairHeadings(startLevel: number): Transform {
  return (tree) => {
    const open: number[] = []
    replaceElements(tree, (node) => {
      const depth = Number(HEADING.exec(node.tagName)?.[1])
      if (!depth) return [node]
      if (!textOf(node).trim()) return []
      while ((open.at(-1) ?? 0) >= depth) open.pop()
      open.push(depth)
      node.tagName = `h${Math.min(startLevel + open.length, DEEPEST)}`
      return [node]
    })
  }
}
