import postcss, { type ChildNode, type Container } from 'postcss'
import { PurgeCSS } from 'purgecss'

import { onOneLine } from '@/text/on-one-line'

import type { Vocabulary } from './vocabulary'

/** `css` without the rules, custom properties and animations that nothing of `vocabulary` can match or use. */
export async function purge(css: string, vocabulary: Vocabulary): Promise<string> {
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw: '', extension: 'html' }],
    css: [{ raw: css }],
    defaultExtractor: () => ({ ...vocabulary, ids: [], undetermined: [] }),
    variables: true,
    keyframes: true,
  })
  return purged?.css ?? ''
}

/** `css` without comments, spaces and empty blocks. The first comment stays: it is DSFR's licence. */
export function compact(css: string): string {
  const root = postcss.parse(css)
  const licence = root.nodes.find(({ type }) => type === 'comment')
  root.walkComments((comment) => {
    if (comment !== licence) comment.remove()
  })
  removeEmpty(root)
  root.walk((node) => {
    node.raws.before = ''
    if (node.type === 'decl') {
      node.raws.between = ':'
      node.value = node.value.trim()
    }
    if (node.type === 'rule' || node.type === 'atrule')
      Object.assign(node.raws, { between: '', after: '' })
    if ('nodes' in node) node.raws.semicolon = false
    if (node.type === 'rule') node.selector = onOneLine(node.selector).replace(/,\s+/g, ',')
  })
  root.raws.after = ''
  return root.toString()
}

function removeEmpty(container: Container<ChildNode>): void {
  for (const node of [...(container.nodes ?? [])]) {
    if (!('nodes' in node) || !node.nodes) continue
    removeEmpty(node)
    if (node.nodes.length === 0) node.remove()
  }
}
