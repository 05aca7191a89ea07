'use client'

import { MDXEditor, type MDXEditorMethods } from '@mdxeditor/editor'
import '@mdxeditor/editor/style.css'
import {
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react'

import type { Destination } from '@/editing/site-links/published-context'

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
  /** The form's value: shown when it differs from the last one that the editor sent. */
  value: StoredText
  /** Called with the new value only when a person changes the text. */
  onEdit: (value: StoredText) => void
  /** Called once the text is shown and can be edited. */
  onReady?: () => void
  /** Called when the text can't be shown as rich text. */
  onUnreadable: () => void
  readOnly: boolean
  dark: boolean
  /** What the link dialog suggests while typing. */
  destinations: Destination[]
  /** More toolbar buttons. */
  tools?: ReactNode
}

/**
 * The WYSIWYG and source editor of one Markdown text. Needs a browser: load it without server rendering. `memo`: Payload
 * renders every field again at each save.
 */
export default memo(function MarkdownEditor(props: MarkdownEditorProps) {
  const { label, value, onEdit, onReady, onUnreadable, readOnly, dark, destinations, tools } = props
  const editor = useRef<MDXEditorMethods>(null)
  const frame = useRef<HTMLDivElement>(null)
  const touched = useRef(false)
  const [text] = useState(() => new StoredMarkdown(value))
  const [generation, setGeneration] = useState(0)
  const [isMounted, setMounted] = useState(false)
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const plugins = useMemo(
    () => markdownPlugins({ tools, destinations, onPaste: setPasted }),
    [tools, destinations],
  )
  const translation = useMemo(() => frenchFor(label), [label])

  useEffect(() => {
    const methods = editor.current
    if (!methods || !text.isForeign(value)) return
    text.replaceWith(value)
    touched.current = frame.current?.contains(document.activeElement) ?? false
    const shown = methods.getMarkdown()
    methods.setMarkdown(value ?? '')
    // The editor shows the text in a later task, without an event.
    const settled = setTimeout(() => {
      const markdown = methods.getMarkdown()
      // In source view it ignores a return to its previous text: only a new editor shows it.
      if (markdown === shown && shown.trim() !== (value ?? '').trim()) setGeneration((n) => n + 1)
      else text.normalisedTo(markdown)
    })
    return () => clearTimeout(settled)
  }, [isMounted, text, value])

  useEffect(() => {
    // In a later task, as the effect above: the text may have changed while the editor was being created.
    if (isMounted && onReady) setTimeout(onReady)
  }, [isMounted, onReady])

  const mount = useCallback((methods: MDXEditorMethods | null) => {
    editor.current = methods
    setMounted(methods !== null)
  }, [])

  const touch = () => {
    touched.current = true
  }
  const change = (markdown: string, initial: boolean) => {
    if (initial || !touched.current) text.normalisedTo(markdown)
    else if (text.edit(markdown)) onEdit(text.value)
    setPasted((last) => last && followedBy(last, markdown))
  }
  const pasteWords = () => {
    // If the text changed since the paste, from here or elsewhere, undoing the paste would also undo that change.
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
        ref={mount}
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

/** `markdown`: the text just after the paste, once known. */
type Pasted = PasteReport & { markdown?: string }

/** What the notice still shows once the text is `markdown`: after another change, only what the paste lost. */
function followedBy(last: Pasted, markdown: string): Pasted | null {
  if (last.markdown === undefined) return { ...last, markdown }
  if (last.markdown === markdown) return last
  return last.losses ? { ...last, pasteWords: null } : null
}

/** Handles Tab before the editor, which would trap keyboard users in it (RGAA 12.9). For the capture phase. */
function leaveByTab(event: KeyboardEvent): void {
  if (event.key !== 'Tab') return
  const target = event.target as HTMLElement
  // Lexical indents on Tab, so it must not receive that key.
  if (target.closest('.mdxeditor-root-contenteditable')) event.stopPropagation()
  if (event.shiftKey) skipToolbar(target.closest<HTMLElement>('[role=toolbar]'))
}

/**
 * The toolbar moves the focus that enters it back to one of its tools. While the browser looks for the stop before a tool,
 * the bar itself must not be one.
 */
function skipToolbar(bar: HTMLElement | null): void {
  if (!bar) return
  const { tabIndex } = bar
  bar.tabIndex = -1
  setTimeout(() => (bar.tabIndex = tabIndex))
}
