import { beforeEach, describe, expect, it, jest } from '@jest/globals'
import { act, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'

import type { MarkdownEditorProps } from '@/components/admin/MarkdownEditor'

const setValue = jest.fn()
const form = {
  path: 'description',
  disabled: false,
  showError: false,
  value: 'Un _texte_.',
  setValue,
}
let editor: MarkdownEditorProps
let breaks = false
let isSeen = true

/** Payload's parts work only inside its whole admin: these stand-ins show what they receive. */
jest.unstable_mockModule('@payloadcms/ui', () => ({
  Button: (props: { children: ReactNode; onClick: () => void }) => (
    <button type="button" onClick={props.onClick}>
      {props.children}
    </button>
  ),
  FieldDescription: ({ description }: { description?: string }) => <p>{description}</p>,
  FieldError: ({ showError }: { showError: boolean }) => (showError ? <p>Erreur</p> : null),
  FieldLabel: ({ label, required }: { label: string; required?: boolean }) => (
    <p>{`${label}${required ? '*' : ''}`}</p>
  ),
  fieldBaseClass: 'field-type',
  useDebounce: <T,>(value: T) => value,
  useDocumentEvents: () => ({ mostRecentUpdate: null }),
  useDocumentInfo: () => ({}),
  useField: () => form,
  useIntersect: () => [() => {}, { isIntersecting: isSeen }],
  useTheme: () => ({ theme: 'dark' }),
}))
jest.unstable_mockModule('@payloadcms/ui/shared', () => ({ mergeFieldStyles: () => ({}) }))
jest.unstable_mockModule('next/dynamic', () => ({
  default: () => (props: MarkdownEditorProps) => {
    if (breaks) throw new Error('broken download')
    editor = props
    return <p>éditeur visuel</p>
  },
}))

const { MarkdownField } = await import('@/components/admin/MarkdownField')

/** The field asks a server for the destinations of links; this server never answers. */
globalThis.fetch = () => new Promise(() => {})

function show(readOnly = false) {
  const field = { name: 'description', label: 'Description', required: true }
  return render(
    <MarkdownField
      field={{ ...field, admin: { description: 'En quelques lignes.' } }}
      path="description"
      readOnly={readOnly}
    />,
  )
}

const area = () => screen.queryByRole<HTMLTextAreaElement>('textbox')

describe('MarkdownField', () => {
  beforeEach(() => {
    Object.assign(form, { disabled: false, showError: false, value: 'Un _texte_.' })
    breaks = false
    isSeen = true
    setValue.mockClear()
  })

  it('shows the label, the required mark and the description around the editor, and no error', () => {
    show()
    expect(screen.getByText('Description*')).toBeInTheDocument()
    expect(screen.getByText('En quelques lignes.')).toBeInTheDocument()
    expect(screen.queryByText('Erreur')).toBeNull()
  })

  it('is a text area until it is in sight and the editor is there', () => {
    isSeen = false
    const { rerender } = show()
    expect(screen.queryByText('éditeur visuel')).toBeNull()
    fireEvent.change(area()!, { target: { value: 'Un texte tapé' } })
    expect(setValue).toHaveBeenCalledWith('Un texte tapé')
    isSeen = true
    rerender(
      <MarkdownField field={{ name: 'description', label: 'Description' }} path="description" />,
    )
    expect(area()).toHaveAccessibleName('Description')
    expect(screen.getByText('éditeur visuel')).not.toBeVisible()
    act(() => editor.onReady?.())
    expect(area()).toBeNull()
    expect(screen.getByText('éditeur visuel')).toBeVisible()
  })

  it('shows the error of the form', () => {
    form.showError = true
    show()
    expect(screen.getByText('Erreur')).toBeInTheDocument()
  })

  it('passes the stored text, the theme and the label to the editor, and its edits to the form', () => {
    show()
    expect(editor).toMatchObject({ value: 'Un _texte_.', dark: true, label: 'Description' })
    expect(setValue).not.toHaveBeenCalled()
    editor.onEdit('Autre')
    expect(setValue).toHaveBeenCalledWith('Autre')
  })

  it.each([true, false])('passes read-only to the editor: %s', (readOnly) => {
    show(readOnly)
    expect(editor.readOnly).toBe(readOnly)
  })

  it.each([true, false])('is inert while the form is busy: %s', (disabled) => {
    form.disabled = disabled
    show()
    expect(document.getElementById('field-description')?.hasAttribute('inert')).toBe(disabled)
  })

  it('shows the whole source in a plain text area when the editor breaks', () => {
    const silence = jest.spyOn(console, 'error').mockImplementation(() => {})
    breaks = true
    show()
    expect(area()?.value).toBe('Un _texte_.')
    expect(screen.getByRole('status')).toHaveTextContent('rien n’est perdu')
    silence.mockRestore()
  })

  it('keeps the editor for words in brackets, and replaces it with a text area for footnotes', () => {
    form.value = 'Voir [^1] et [une page](https://exemple.fr).'
    show().unmount()
    expect(screen.queryByRole('status')).toBeNull()
    form.value = 'Voir[^1].\n\n[^1]: La note.'
    show()
    expect(area()?.value).toBe(form.value)
    fireEvent.change(area() as HTMLElement, { target: { value: 'Voir.' } })
    expect(setValue).toHaveBeenCalledWith('Voir.')
  })

  it('tries the editor again on a press', () => {
    form.value = '[^1]: La note.'
    const { rerender } = show()
    const field = { name: 'description', label: 'Description' }
    form.value = 'Plus de note.'
    rerender(<MarkdownField field={field} path="description" />)
    expect(area()?.value).toBe('Plus de note.')
    fireEvent.click(screen.getByText('Réessayer l’éditeur visuel'))
    expect(screen.queryByRole('status')).toBeNull()
    expect(editor.value).toBe('Plus de note.')
  })
})
