import { useIntersect } from '@payloadcms/ui'
import { useCallback, useRef, useState, type ReactNode, type Ref } from 'react'
import { flushSync } from 'react-dom'

import { selectAsInSource } from './source-selection'
import type { StoredText } from './own-edits'

/** How far below the screen a text is when its editor is fetched. */
const NEAR = '200px'

/** A pause in typing, after which the editor may take the place of the text area. */
const PAUSE_MS = 400

type EditorWhenSeenProps = {
  label: string
  value: StoredText
  onEdit: (value: string) => void
  readOnly: boolean
  /** Renders the editor, which calls `onReady` once it shows the text. */
  editor: (onReady: () => void) => ReactNode
}

/**
 * Fetches the editor of a text when the text comes into sight: the editor weighs as much as the rest of a form. Meanwhile
 * the Markdown is in a text area of the same height, where a person can already read and type.
 */
export function EditorWhenSeen({ editor, label, onEdit, readOnly, value }: EditorWhenSeenProps) {
  const frame = useRef<HTMLDivElement>(null)
  const typedAt = useRef(-Infinity)
  const [stage, setStage] = useState<'unseen' | 'fetched' | 'ready'>('unseen')
  const [seen, entry] = useIntersect({ rootMargin: NEAR })
  if (stage === 'unseen' && entry?.isIntersecting) setStage('fetched')

  const show = useCallback(function showAtPause() {
    const area = frame.current?.querySelector('textarea.markdown-awaiting__text')
    const typing = area === document.activeElement ? (area as HTMLTextAreaElement) : null
    if (typing && isAmidWords(typing, typedAt.current))
      return void setTimeout(showAtPause, PAUSE_MS)
    flushSync(() => setStage('ready'))
    if (typing) selectAsInSource(frame.current!, typing)
  }, [])

  return (
    <div ref={frame}>
      {stage !== 'ready' && (
        <div className="markdown-awaiting" ref={seen as Ref<HTMLDivElement>}>
          <p className="markdown-awaiting__bar">
            {stage === 'fetched' && 'Chargement de l’éditeur…'}
          </p>
          <textarea
            aria-label={label}
            className="markdown-awaiting__text"
            onChange={(event) => {
              typedAt.current = performance.now()
              onEdit(event.target.value)
            }}
            readOnly={readOnly}
            rows={(value ?? '').split('\n').length}
            value={value ?? ''}
          />
        </div>
      )}
      {stage !== 'unseen' && <div hidden={stage === 'fetched'}>{editor(show)}</div>}
    </div>
  )
}

/** Whether a person is typing in `area`: the editor would drop the space before the next word. */
function isAmidWords({ selectionStart, value }: HTMLTextAreaElement, typedAt: number): boolean {
  const isAfterSpace = /\s/.test(value.charAt(selectionStart - 1))
  return performance.now() - typedAt < PAUSE_MS || (isAfterSpace && typedAt > 0)
}
