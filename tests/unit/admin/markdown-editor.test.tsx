import { describe, expect, it, jest } from '@jest/globals'
import { act, fireEvent, render, screen } from '@testing-library/react'

import MarkdownEditor from '@/components/admin/MarkdownEditor'

const STORED = 'Un __projet__ _utile_ :\n\n- un\n- deux\n'

/** The editor shows a text, and reports it, some tasks after it received it. */
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)))

function element(
  value: string | null,
  calls = { onEdit: jest.fn(), onUnreadable: jest.fn() },
  readOnly = false,
) {
  return {
    calls,
    ui: (
      <MarkdownEditor
        {...calls}
        dark
        destinations={[]}
        label="Texte"
        readOnly={readOnly}
        value={value}
      />
    ),
  }
}

describe('MarkdownEditor', () => {
  it('opens a text that it would write differently, without changing it', async () => {
    const { calls, ui } = element(STORED)
    render(ui)
    await settle()
    expect(screen.getByRole('textbox', { name: 'Texte' })).toHaveTextContent('Un projet utile')
    expect(calls.onEdit).not.toHaveBeenCalled()
    expect(calls.onUnreadable).not.toHaveBeenCalled()
  })

  it('offers no buttons when the text is read-only, as in the trash', async () => {
    const { calls, ui } = element(STORED)
    const { rerender } = render(ui)
    await settle()
    expect(screen.getByRole('toolbar')).not.toBeEmptyDOMElement()
    rerender(element(STORED, calls, true).ui)
    await settle()
    expect(screen.getByRole('toolbar')).toBeEmptyDOMElement()
  })

  it('shows a value set from outside, and reports no edit', async () => {
    const { calls, ui } = element(STORED)
    const { rerender } = render(ui)
    await settle()
    rerender(element('Version _restaurée_.', calls).ui)
    await settle()
    expect(screen.getByRole('textbox', { name: 'Texte' })).toHaveTextContent('Version restaurée.')
    expect(calls.onEdit).not.toHaveBeenCalled()
  })

  it('shows the source, and takes what is typed in it', async () => {
    const { calls, ui } = element('Un texte.')
    render(ui)
    await settle()
    fireEvent.click(screen.getByRole('radio', { name: 'Source' }))
    const source = screen.getByRole('textbox', { name: 'Texte (source Markdown)' })
    fireEvent.focus(source)
    fireEvent.change(source, { target: { value: 'Un **autre** texte.' } })
    expect(calls.onEdit).toHaveBeenLastCalledWith('Un **autre** texte.')
    fireEvent.click(screen.getByRole('radio', { name: 'Texte enrichi' }))
    await settle()
    expect(screen.getByRole('textbox', { name: 'Texte' })).toHaveTextContent('Un autre texte.')
  })

  it('shows an image without changing its Markdown', async () => {
    const { calls, ui } = element('Voir ![Un *plan*](plan.png "Titre").\n')
    render(ui)
    await settle()
    expect(screen.getByRole('textbox', { name: 'Texte' })).toHaveTextContent('Voir')
    expect(calls.onEdit).not.toHaveBeenCalled()
    expect(calls.onUnreadable).not.toHaveBeenCalled()
  })

  it('shows a text as the page does: no underline or highlight, but superscripts', async () => {
    const { calls, ui } = element('Un <u>mot</u>, ==un autre==, le 2<sup>e</sup>.\n')
    render(ui)
    await settle()
    const area = screen.getByRole('textbox', { name: 'Texte' })
    expect(area).toHaveTextContent('Un mot, ==un autre==, le 2e.')
    expect(area.querySelector('u, mark, [class*=underline i], [class*=highlight i]')).toBeNull()
    expect(area.querySelector('sup')).toHaveTextContent('e')
    expect(calls.onEdit).not.toHaveBeenCalled()
  })

  it.each(['Du <b>HTML</b>.', 'Un [lien][1].\n\n[1]: https://exemple.fr'])(
    'reports that it cannot show %j',
    async (value) => {
      const { calls, ui } = element(value)
      render(ui)
      await settle()
      expect(calls.onUnreadable).toHaveBeenCalled()
      expect(calls.onEdit).not.toHaveBeenCalled()
    },
  )
})
