'use client'

import { MDXEditor, type MDXEditorMethods } from '@mdxeditor/editor'
import '@mdxeditor/editor/style.css'
import {
  memo,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react'

import type { Destination } from '@/editing/content-checks/published-context'

import './markdown-field.css'
import { markdownPlugins } from './markdown-plugins'
import { frenchFor } from './markdown-translation'
import type { PasteReport } from './paste/paste-plugin'
import { PasteNotice } from './paste/PasteNotice'
import { StoredMarkdown, type StoredText } from './own-edits'

const SPELLING = {
  bullet: '*',
  emphasis: '*',
  strong: '*',
  listItemIndent: 'one',
  rule: '-',
} as const

export type MarkdownEditorProps = {
  /** The field's label, which names the text area. */
  label: string
  /** The form's value: shown when it isn't the one the editor last gave. */
  value: StoredText
  /** Given a new value when a person changed the text, never otherwise. */
  onEdit: (value: StoredText) => void
  /** Called when the text can't be shown as rich text. */
  onUnreadable: () => void
  readOnly: boolean
  dark: boolean
  /** What the dialog of a link proposes while one types. */
  destinations: Destination[]
  /** More buttons of the toolbar. */
  tools?: ReactNode
}

/**
 * The WYSIWYG and source editor of one Markdown text. Needs a browser: load it without server rendering. `memo`: Payload
 * renders every field again at each save.
 */
export default memo(function MarkdownEditor(props: MarkdownEditorProps) {
  const { label, value, onEdit, onUnreadable, readOnly, dark, destinations, tools } = props
  const editor = useRef<MDXEditorMethods>(null)
  const frame = useRef<HTMLDivElement>(null)
  const touched = useRef(false)
  const [text] = useState(() => new StoredMarkdown(value))
  const [generation, setGeneration] = useState(0)
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const plugins = useMemo(
    () => markdownPlugins({ label, tools, destinations, onPaste: setPasted }),
    [label, tools, destinations],
  )
  const translation = useMemo(() => frenchFor(label), [label])

  useEffect(() => {
    const methods = editor.current
    if (!methods || !text.isForeign(value)) return
    text.replaceWith(value)
    touched.current = frame.current?.contains(document.activeElement) ?? false
    const shown = methods.getMarkdown()
    methods.setMarkdown(value ?? '')
    // The editor shows the text in a later task, and tells nobody.
    const settled = setTimeout(() => {
      const markdown = methods.getMarkdown()
      // In source view it ignores a return to the text it had before: only a new editor shows it.
      if (markdown === shown && shown.trim() !== (value ?? '').trim()) setGeneration((n) => n + 1)
      else text.normalisedTo(markdown)
    })
    return () => clearTimeout(settled)
  }, [text, value])

  const touch = () => {
    touched.current = true
  }
  const change = (markdown: string, initial: boolean) => {
    if (initial || !touched.current) text.normalisedTo(markdown)
    else if (text.edit(markdown)) onEdit(text.value)
    setPasted((last) => last && followedBy(last, markdown))
  }
  const pasteWords = () => {
    // What was changed since, from elsewhere too, must not be taken back with it.
    if (pasted?.pasteWords && editor.current?.getMarkdown() === pasted.markdown) pasted.pasteWords()
    setPasted(null)
  }

  return (
    <div
      ref={frame}
      onFocusCapture={touch}
      onPointerDownCapture={touch}
      onDropCapture={touch}
      onKeyDownCapture={leaveByTab}
    >
      <MDXEditor
        key={generation}
        ref={editor}
        className={dark ? 'markdown-editor dark-theme' : 'markdown-editor'}
        contentEditableClassName="markdown-editor__text"
        markdown={value ?? ''}
        onChange={change}
        onError={onUnreadable}
        plugins={plugins}
        readOnly={readOnly}
        suppressHtmlProcessing
        toMarkdownOptions={SPELLING}
        translation={translation}
      />
      <PasteNotice onPasteWords={pasteWords} report={pasted} />
    </div>
  )
})

/** `markdown`: the text just after it, once known. */
type Pasted = PasteReport & { markdown?: string }

/** What is still to say of what was pasted once the text is `markdown`: after another change, only what was lost. */
function followedBy(last: Pasted, markdown: string): Pasted | null {
  if (last.markdown === undefined) return { ...last, markdown }
  if (last.markdown === markdown) return last
  return last.losses ? { ...last, pasteWords: null } : null
}

/** Keeps from the editor what would lock keyboard users in it (RGAA 12.9). For the capture of its keys. */
function leaveByTab(event: KeyboardEvent): void {
  if (event.key !== 'Tab') return
  const target = event.target as HTMLElement
  // Lexical indents on Tab: it never hears of that key.
  if (target.closest('.mdxeditor-root-contenteditable')) event.stopPropagation()
  if (event.shiftKey) skipToolbar(target.closest<HTMLElement>('[role=toolbar]'))
}

/**
 * The toolbar sends whoever comes to it from the tools back to one of them: while the browser looks for the stop before
 * a tool, the bar itself is none.
 */
function skipToolbar(bar: HTMLElement | null): void {
  if (!bar) return
  const { tabIndex } = bar
  bar.tabIndex = -1
  setTimeout(() => (bar.tabIndex = tabIndex))
}
