import {
  createActiveEditorSubscription$,
  directiveDescriptors$,
  codeBlockEditorDescriptors$,
  defaultCodeBlockLanguage$,
  importMdastTreeToLexical,
  importVisitors$,
  jsxComponentDescriptors$,
  lexical,
  realmPlugin,
  rootEditor$,
  type Realm,
} from '@mdxeditor/editor'
import type { Root } from 'mdast'

import { asJson } from '@/text/as-json'
import { nodesIn } from '@/text/markdown/parse'

import { cleanLink } from './clean-link'
import { lossesSentence, noLosses } from './losses'
import { readPlain, readWords } from './plain-text'
import { readHtml, type Pasted } from './read-html'
import { onOneLine } from './words'

/** The result of one paste. */
export type PasteReport = {
  /** What could not be kept, in French; '' when everything was. */
  losses: string
  /** Undoes the paste and inserts its plain words instead; null when it had no formatting. */
  pasteWords: (() => void) | null
}

/** The clipboard type of every Lexical editor, and the namespace of this one. */
const LEXICAL_COPY = 'application/x-lexical-editor'
const OWN_NAME = 'MDXEditor'

/** Whether `data` was copied from this editor, which then reads it best itself. */
const isOwnCopy = (data: DataTransfer): boolean => {
  const copied = asJson(data.getData(LEXICAL_COPY)) as { namespace?: unknown } | null | undefined
  return copied?.namespace === OWN_NAME
}

/**
 * Converts what is pasted or dropped from other programs to what the public page can show. Calls `onPaste` after each paste
 * that had formatting or losses.
 */
export const pastePlugin = realmPlugin<{ onPaste: (report: PasteReport) => void }>({
  init(realm, params) {
    const paste = (editor: lexical.LexicalEditor, data: DataTransfer | null): boolean => {
      const pasted = data && readTransfer(data, editor === realm.getValue(rootEditor$))
      if (!pasted) return false
      insert(realm, editor, pasted.tree)
      const losses = lossesSentence(pasted.losses)
      const words = isFormatted(pasted.tree) ? data.getData('text/plain') : ''
      const pasteWords = () => {
        editor.dispatchCommand(lexical.UNDO_COMMAND, undefined)
        editor.focus(() => insert(realm, editor, readWords(words)))
      }
      if (losses || words) params?.onPaste({ losses, pasteWords: words ? pasteWords : null })
      return true
    }
    realm.pub(createActiveEditorSubscription$, (editor) =>
      lexical.mergeRegister(
        editor.registerCommand(
          lexical.PASTE_COMMAND,
          (event) => {
            const isPasted = 'clipboardData' in event && paste(editor, event.clipboardData)
            if (isPasted) event.preventDefault()
            return isPasted
          },
          // Before the image plugin, which handles pictures without effect here.
          lexical.COMMAND_PRIORITY_BEFORE_CRITICAL,
        ),
        editor.registerCommand(
          lexical.CONTROLLED_TEXT_INSERTION_COMMAND,
          (event) => typeof event !== 'string' && paste(editor, event.dataTransfer),
          lexical.COMMAND_PRIORITY_CRITICAL,
        ),
      ),
    )
  },
})

/** Reads `data`; null when the editor should handle it itself. `isWhole`: the caret is not in a table cell. */
function readTransfer(data: DataTransfer, isWhole: boolean): Pasted | null {
  if (isWhole && isOwnCopy(data)) return null
  const html = data.getData('text/html')
  const words = data.getData('text/plain')
  const isAddress = /^(?:https?:\/\/|www\.)\S+$/i.test(words.trim())
  // An address pasted over selected words becomes their link.
  if (isAddress && !isCollapsed()) return null
  // Safari on iOS gives the same content for both types.
  const pasted = html && html !== words ? readHtml(html, window.location.origin) : null
  // Report a table that is too large instead of pasting its words as many lines.
  if (pasted && (pasted.tree.children.length || pasted.losses.tables)) return pasted
  if (isAddress) return asPasted(link(words.trim()))
  if (words.includes('\n')) return asPasted(readPlain(words))
  if (words) return null
  if (pasted && lossesSentence(pasted.losses)) return pasted
  const images = Array.from(data.files).filter(({ type }) => type.startsWith('image/')).length
  return images ? { tree: { type: 'root', children: [] }, losses: { ...noLosses(), images } } : null
}

const asPasted = (tree: Root): Pasted => ({ tree, losses: noLosses() })

function link(typed: string): Root {
  const url = cleanLink(typed) ?? typed
  const value = url.endsWith(typed) ? typed : url
  const children = [{ type: 'link' as const, url, children: [{ type: 'text' as const, value }] }]
  return { type: 'root', children: [{ type: 'paragraph', children }] }
}

function isCollapsed(): boolean {
  const selection = lexical.$getSelection()
  return !lexical.$isRangeSelection(selection) || selection.isCollapsed()
}

/** Whether `tree` has more than paragraphs of plain text. */
const isFormatted = (tree: Root): boolean =>
  nodesIn(tree).some(({ type }) => !['root', 'paragraph', 'text', 'break'].includes(type))

/** Inserts `tree` at the caret of `editor` as one undo step. A table cell only takes its words, on one line. */
function insert(realm: Realm, editor: lexical.LexicalEditor, tree: Root): void {
  const isWhole = editor === realm.getValue(rootEditor$)
  const [only, ...others] = tree.children
  const children =
    only?.type === 'paragraph' && !others.length
      ? only.children
      : isWhole
        ? tree.children
        : onOneLine(tree.children)
  editor.update(
    () => {
      const nodes: lexical.LexicalNode[] = []
      importMdastTreeToLexical({
        root: { append: (node) => void nodes.push(node), getType: () => 'root' },
        mdastRoot: { type: 'root', children },
        visitors: [...realm.getValue(importVisitors$)],
        jsxComponentDescriptors: realm.getValue(jsxComponentDescriptors$),
        directiveDescriptors: realm.getValue(directiveDescriptors$),
        codeBlockEditorDescriptors: realm.getValue(codeBlockEditorDescriptors$),
        defaultCodeBlockLanguage: realm.getValue(defaultCodeBlockLanguage$),
      })
      lexical.$insertNodes(nodes)
    },
    { tag: lexical.PASTE_TAG },
  )
}
