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

/** Before the editor's own. */
const FIRST = 1

/** The formats of the editor that the public page does not show: a line under words says a link there. */
const UNSHOWN: lexical.TextFormatType[] = ['underline', 'highlight']

/** `<u>` of a text typed before: the page shows the words without it, and so does the editor, which then drops it. */
const plainUnderline: MdastImportVisitor<Html> = {
  testNode: (node) => node.type === 'html' && /^<\/?u>$/i.test(node.value),
  visitNode: () => undefined,
  priority: FIRST,
}

/** Where a line of Markdown ends within a paragraph, the page has a space: the editor would go to the next line. */
const plainLineEnd: MdastImportVisitor<Text> = {
  testNode: (node) => node.type === 'text' && node.value.includes('\n'),
  visitNode: ({ actions, mdastNode }) => {
    const words = lexical.$createTextNode(mdastNode.value.replaceAll('\n', ' '))
    actions.addAndStepInto(words.setFormat(actions.getParentFormatting()))
  },
  priority: FIRST,
}

/** A line break as Markdown has it, which the editor writes as the end of a line that shows as a space. */
const lineBreak: LexicalExportVisitor<lexical.LineBreakNode, Break> = {
  testLexicalNode: lexical.$isLineBreakNode,
  visitLexicalNode: ({ actions, lexicalNode, mdastParent }) => {
    const isBetween = hasWords(lexicalNode, 'previous') && hasWords(lexicalNode, 'next')
    // At an end it would be read as a backslash.
    if (!isBetween) actions.appendToParent(mdastParent, { type: 'text', value: '' })
    // A title is one line.
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

/** What is used of the class of lists, which the editor does not give. */
type ListNode = lexical.ElementNode & { getListType: () => string; getStart: () => number }

/** A list that goes on from a number, which the editor would read as one that begins. */
const startedList: MdastImportVisitor<List> = {
  testNode: (node) => node.type === 'list' && node.ordered === true && (node.start ?? 1) !== 1,
  visitNode: ({ actions, lexicalParent, mdastNode: { start } }) => {
    // Within an item it cannot be written so.
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

/** By which the editor reads `==words==` as highlighted. The page, which knows CommonMark and GFM, shows the signs. */
const EQUALS_SIGN = '='.charCodeAt(0)

/** Keeps the editor to what the public page shows, and to how it shows it. */
export const pageFormatsPlugin = realmPlugin({
  init(realm) {
    const syntax = realm.getValue(syntaxExtensions$)
    realm.pubIn({
      [addImportVisitor$]: [plainUnderline, plainLineEnd, startedList],
      [addExportVisitor$]: [lineBreak, listWithStart],
      [syntaxExtensions$]: syntax.filter(({ text }) => !text || !(EQUALS_SIGN in text)),
      // From the cells of tables, editors of their own, commands come up to this one.
      [createRootEditorSubscription$]: (editor: lexical.LexicalEditor) =>
        editor.registerCommand(
          lexical.FORMAT_TEXT_COMMAND,
          (format) => UNSHOWN.includes(format),
          lexical.COMMAND_PRIORITY_CRITICAL,
        ),
    })
  },
})
