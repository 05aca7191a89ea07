'use client'

import { useField, useTheme } from '@payloadcms/ui'
import dynamic from 'next/dynamic'
import type { TextareaFieldClientProps } from 'payload'
import { Component, useCallback, useState, type ReactNode } from 'react'

import { controlId } from '@/fields/control-id'

import { EditorWhenSeen } from './EditorWhenSeen'
import { FieldFrame, fieldLabel } from './FieldFrame'
import { useDestinations } from './links/use-destinations'
import './markdown-field.css'
import { StaffButton } from './StaffRegion'
import { needsSource, type StoredText } from './own-edits'

const MarkdownEditor = dynamic(() => import('./MarkdownEditor'), { ssr: false })

/** A separate module: it needs both the editor, which only runs in browsers, and Payload, which the editor does not know. */
const DocumentTools = dynamic(() => import('./DocumentTools'), { ssr: false })
/** One element for all renders, otherwise the editor would be created again at each. */
const TOOLS = <DocumentTools />

/**
 * Payload's textarea field with a Markdown editor instead of the text area: same label, description, error, condition and
 * validation. A text that the editor can't show is edited as plain Markdown.
 */
export function MarkdownField(props: TextareaFieldClientProps) {
  const { field, path: pathFromProps, readOnly = false } = props
  const { theme } = useTheme()

  // No validator: Payload gives none to custom fields, and must keep the error that the server found.
  const state = useField<StoredText>({ potentiallyStalePath: pathFromProps })
  const { disabled, path, setValue, value } = state
  const id = controlId(path)
  const label = fieldLabel(field)
  const [plain, setPlain] = useState(() => needsSource(value))
  const destinations = useDestinations()
  const showPlain = useCallback(() => setPlain(true), [])
  /** Takes what is typed before the editor is there, which may be what it cannot show. */
  const typeBefore = (text: string) => {
    setValue(text)
    if (needsSource(text)) showPlain()
  }

  return (
    <FieldFrame className="markdown-field" field={field} id={id} state={state}>
      {plain ? (
        <>
          <SourceNotice onRetry={() => setPlain(needsSource(value))} />
          <textarea
            className="staff-input"
            disabled={readOnly || disabled}
            id={id}
            name={path}
            onChange={(event) => setValue(event.target.value)}
            rows={10}
            value={value ?? ''}
          />
        </>
      ) : (
        // While the form saves, the editor must not become read-only: its toolbar would disappear for a moment.
        <div id={id} inert={disabled}>
          <EditorBoundary onFailure={showPlain}>
            <EditorWhenSeen
              editor={(onReady) => (
                <MarkdownEditor
                  dark={theme === 'dark'}
                  destinations={destinations}
                  label={label}
                  onEdit={setValue}
                  onReady={onReady}
                  onUnreadable={showPlain}
                  readOnly={readOnly}
                  tools={TOOLS}
                  value={value}
                />
              )}
              label={label}
              onEdit={typeBefore}
              readOnly={readOnly}
              value={value}
            />
          </EditorBoundary>
        </div>
      )}
    </FieldFrame>
  )
}

/** Says why a plain text area replaces the editor, and offers to try again after the text changed. */
function SourceNotice({ onRetry }: { onRetry: () => void }) {
  return (
    <div className="markdown-notice" role="status">
      <p>
        L’éditeur visuel ne sait pas montrer ce texte sans risque d’en perdre. Vous pouvez le
        modifier ici, en Markdown&nbsp;: rien n’est perdu.
      </p>
      <StaffButton onClick={onRetry}>Réessayer l’éditeur visuel</StaffButton>
    </div>
  )
}

type EditorBoundaryProps = { children: ReactNode; onFailure: () => void }

/** Keeps a failing editor (broken download, internal error) from taking down the whole form and its text. */
class EditorBoundary extends Component<EditorBoundaryProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch() {
    this.props.onFailure()
  }

  override render() {
    return this.state.failed ? null : this.props.children
  }
}
