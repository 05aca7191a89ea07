/** Markdown that the editor shows as shape, not as words: marks of lists and headings, brackets and targets of links. */
const MARKUP = /^ *(?:\d+[.)]|[-+*>]|#+) +|!?\[|\]\([^)]*\)|\]/gm

/** Characters that only one of the two texts may have: spaces and the marks of formats. */
const UNCOUNTED = /[\s*_`\\~|]/

/** Focuses the editor in `frame` and selects the words that are selected in `area`, which holds their Markdown. */
export function selectAsInSource(frame: HTMLElement, area: HTMLTextAreaElement): void {
  const editor = frame.querySelector<HTMLElement>('[contenteditable=true]')
  if (!editor) return
  const { selectionEnd, selectionStart, value } = area
  editor.focus()
  const [start, startOffset] = pointAfter(editor, value.slice(0, selectionStart))
  const [end, endOffset] = pointAfter(editor, value.slice(0, selectionEnd))
  getSelection()?.setBaseAndExtent(start, startOffset, end, endOffset)
}

/** Returns the point of `editor` after the words of `source`, the beginning of its Markdown. */
function pointAfter(editor: HTMLElement, source: string): [Node, number] {
  let left = source
    .replace(MARKUP, '')
    .split('')
    .filter((sign) => !UNCOUNTED.test(sign)).length
  const nodes = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT)
  let point: [Node, number] = [editor, 0]
  while (nodes.nextNode()) {
    const text = nodes.currentNode.nodeValue ?? ''
    for (let offset = 0; offset < text.length; offset++) {
      if (left === 0) return [nodes.currentNode, offset]
      if (!UNCOUNTED.test(text.charAt(offset))) left--
    }
    point = [nodes.currentNode, text.length]
    if (left === 0) return point
  }
  return point
}
