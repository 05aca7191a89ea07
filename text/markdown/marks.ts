import { element, type Element, type Node, type Transform, type Tree } from './tree'

/** The tags that the editor writes, by Ctrl+U or for what is pasted; all other HTML is words. */
export const MARK = /^<(\/?)(u|sup|sub)>$/i

/** Deeper ones are words: nobody raises what is raised already. */
const DEEPEST = 3

type Open = { tag: string; typed: Node[]; children: Node[] }

/**
 * Raised and lowered words as such (`2<sup>e</sup>`, `H<sub>2</sub>O`), and no line under words, which says a link. A tag
 * that is never closed stays as it was typed.
 */
export const readMarks: Transform = (tree) => {
  readIn(tree)
}

function readIn(parent: Tree | Element): void {
  const outermost: Open = { tag: '', typed: [], children: [] }
  const open = [outermost]
  for (const node of parent.children) {
    if (node.type === 'element') readIn(node)
    const [, end, name] = (node.type === 'raw' && MARK.exec(node.value)) || []
    const tag = name?.toLowerCase()
    const current = open.at(-1) ?? outermost
    if (tag && !end && open.length <= DEEPEST) {
      open.push({ tag, typed: [node], children: [] })
    } else if (tag && end && current.tag === tag) {
      open.pop()
      const words = tag === 'u' ? current.children : [element(tag, {}, current.children)]
      open.at(-1)?.children.push(...words)
    } else {
      current.children.push(node)
    }
  }
  parent.children = open.flatMap(({ typed, children }) => [...typed, ...children])
}
