import { describe, expect, it, jest } from '@jest/globals'
import { act, render, screen } from '@testing-library/react'

import MarkdownEditor from '@/components/admin/MarkdownEditor'

const STORED = 'Un __projet__ _utile_ :\n\n- un\n- deux\n'

/** The editor shows a text, and says so, some tasks after it was given. */
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
  it('opens a text spelled otherwise than its own way without changing it', async () => {
    const { calls, ui } = element(STORED)
    render(ui)
    await settle()
    expect(screen.getByRole('textbox', { name: 'Texte' })).toHaveTextContent('Un projet utile')
    expect(calls.onEdit).not.toHaveBeenCalled()
    expect(calls.onUnreadable).not.toHaveBeenCalled()
  })

  it('offers nothing to press where the text may only be read, as in the trash', async () => {
    const { calls, ui } = element(STORED)
    const { rerender } = render(ui)
    await settle()
    expect(screen.getByRole('toolbar')).not.toBeEmptyDOMElement()
    rerender(element(STORED, calls, true).ui)
    await settle()
    expect(screen.getByRole('toolbar')).toBeEmptyDOMElement()
  })

  it('shows a value that came from elsewhere, and gives nothing back', async () => {
    const { calls, ui } = element(STORED)
    const { rerender } = render(ui)
    await settle()
    rerender(element('Version _restaurée_.', calls).ui)
    await settle()
    expect(screen.getByRole('textbox', { name: 'Texte' })).toHaveTextContent('Version restaurée.')
    expect(calls.onEdit).not.toHaveBeenCalled()
  })

  it('shows an image, and changes nothing of how it is written', async () => {
    const { calls, ui } = element('Voir ![Un *plan*](plan.png "Titre").\n')
    render(ui)
    await settle()
    expect(screen.getByRole('textbox', { name: 'Texte' })).toHaveTextContent('Voir')
    expect(calls.onEdit).not.toHaveBeenCalled()
    expect(calls.onUnreadable).not.toHaveBeenCalled()
  })

  it('shows a text as the page does: nothing underlined nor highlighted, what is raised raised', async () => {
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
    'says that it cannot show %j',
    async (value) => {
      const { calls, ui } = element(value)
      render(ui)
      await settle()
      expect(calls.onUnreadable).toHaveBeenCalled()
      expect(calls.onEdit).not.toHaveBeenCalled()
    },
  )
})
