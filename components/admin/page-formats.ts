import {
  addExportVisitor$,
  addImportVisitor$,
  createRootEditorSubscription$,
  lexical,
  realmPlugin,
  syntaxExtensions$,
  type LexicalExportVisitor,
  type MdastImportVisitor,
} from '@mdxeditor/editor'
import type { Break, Html, List, Text } from 'mdast'

/** Takes precedence over the editor's own visitors. */
const FIRST = 1

/** Editor formats that the public page does not show: there, an underline means a link. */
const UNSHOWN: lexical.TextFormatType[] = ['underline', 'highlight']

/** The `<u>` of an older text: the page shows the words without it, so the editor does too, and then drops it. */
const plainUnderline: MdastImportVisitor<Html> = {
  testNode: (node) => node.type === 'html' && /^<\/?u>$/i.test(node.value),
  visitNode: () => undefined,
  priority: FIRST,
}

/** A line end within a paragraph is a space on the page: the editor would start a new line. */
const plainLineEnd: MdastImportVisitor<Text> = {
  testNode: (node) => node.type === 'text' && node.value.includes('\n'),
  visitNode: ({ actions, mdastNode }) => {
    const words = lexical.$createTextNode(mdastNode.value.replaceAll('\n', ' '))
    actions.addAndStepInto(words.setFormat(actions.getParentFormatting()))
  },
  priority: FIRST,
}

/**
 * Exports a line break as a Markdown hard break: the editor would write a plain line end, which the page shows as a space.
 */
const lineBreak: LexicalExportVisitor<lexical.LineBreakNode, Break> = {
  testLexicalNode: lexical.$isLineBreakNode,
  visitLexicalNode: ({ actions, lexicalNode, mdastParent }) => {
    const isBetween = hasWords(lexicalNode, 'previous') && hasWords(lexicalNode, 'next')
    // At the start or end of a block, a hard break would be read as a backslash.
    if (!isBetween) actions.appendToParent(mdastParent, { type: 'text', value: '' })
    // A heading is a single line.
    else if (mdastParent.type === 'heading')
      actions.appendToParent(mdastParent, { type: 'text', value: ' ' })
    else actions.appendToParent(mdastParent, { type: 'break' })
  },
  priority: FIRST,
}

function hasWords(node: lexical.LexicalNode, side: 'previous' | 'next'): boolean {
  const beside = (one: lexical.LexicalNode) =>
    side === 'next' ? one.getNextSibling() : one.getPreviousSibling()
  let sibling = beside(node)
  while (lexical.$isLineBreakNode(sibling)) sibling = beside(sibling)
  return sibling !== null
}

/** The part we use of the editor's list class, which it does not export. */
type ListNode = lexical.ElementNode & { getListType: () => string; getStart: () => number }

/** Reads an ordered list with its start number, which the editor would drop. */
const startedList: MdastImportVisitor<List> = {
  testNode: (node) => node.type === 'list' && node.ordered === true && (node.start ?? 1) !== 1,
  visitNode: ({ actions, lexicalParent, mdastNode: { start } }) => {
    // Inside a list item, the start number cannot be exported.
    if (lexicalParent.getType() === 'listitem') return actions.nextVisitor()
    const list = { type: 'list', listType: 'number', tag: 'ol', start: start!, version: 1 }
    actions.addAndStepInto(
      lexical.$parseSerializedNode({ ...list, children: [], indent: 0 } as never),
    )
  },
  priority: FIRST,
}

const listWithStart: LexicalExportVisitor<ListNode, List> = {
  testLexicalNode: (node): node is ListNode => node.getType() === 'list',
  visitLexicalNode: ({ actions, lexicalNode }) => {
    const ordered = lexicalNode.getListType() === 'number'
    const isOuter = lexicalNode.getParent()?.getType() !== 'listitem'
    const start = ordered && isOuter ? lexicalNode.getStart() : undefined
    actions.addAndStepInto('list', { ordered, start, spread: false })
  },
  priority: FIRST,
}

/** Starts the editor's `==highlight==` syntax. The page only supports CommonMark and GFM, and would show the signs. */
const EQUALS_SIGN = '='.charCodeAt(0)

/** Restricts the editor to the formats that the public page shows, and makes it show them the same way. */
export const pageFormatsPlugin = realmPlugin({
  init(realm) {
    const syntax = realm.getValue(syntaxExtensions$)
    realm.pubIn({
      [addImportVisitor$]: [plainUnderline, plainLineEnd, startedList],
      [addExportVisitor$]: [lineBreak, listWithStart],
      [syntaxExtensions$]: syntax.filter(({ text }) => !text || !(EQUALS_SIGN in text)),
      // Table cells are nested editors whose commands bubble up to this one.
      [createRootEditorSubscription$]: (editor: lexical.LexicalEditor) =>
        editor.registerCommand(
          lexical.FORMAT_TEXT_COMMAND,
          (format) => UNSHOWN.includes(format),
          lexical.COMMAND_PRIORITY_CRITICAL,
        ),
    })
  },
})
