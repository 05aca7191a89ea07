import { beforeAll, describe, expect, it, jest } from '@jest/globals'
import { act, fireEvent, render, screen, within } from '@testing-library/react'

import { InsertVariable } from '@/components/admin/InsertVariable'
import MarkdownEditor from '@/components/admin/MarkdownEditor'

// The editor is slow on a busy machine.
jest.setTimeout(30_000)

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)))

// The menu calls these functions, which jsdom does not have.
beforeAll(() => {
  Element.prototype.scrollIntoView = () => {}
  Element.prototype.hasPointerCapture = () => false
})

async function open(value: string) {
  const onEdit = jest.fn<(value: unknown) => void>()
  const onUnreadable = jest.fn()
  render(
    <MarkdownEditor
      dark={false}
      destinations={[]}
      label="Texte"
      onEdit={onEdit}
      onUnreadable={onUnreadable}
      readOnly={false}
      tools={<InsertVariable />}
      value={value}
    />,
  )
  await settle()
  const area = await screen.findByRole('textbox', { name: 'Texte' }, { timeout: 10_000 })
  return { area, onEdit, onUnreadable }
}

/** Chooses `label` in the menu with the keyboard only. */
async function choose(label: string) {
  const menu = screen.getByRole('combobox', { name: 'Insérer une date ou l’état de l’appel' })
  act(() => menu.focus())
  fireEvent.keyDown(menu, { key: 'Enter' })
  await settle()
  const options = within(screen.getByRole('listbox')).getAllByRole('option')
  expect(options.map(({ textContent }) => textContent)).toEqual([
    'Date d’ouverture',
    'Date de clôture',
    'Promotion',
    'État de l’appel',
  ])
  fireEvent.keyDown(screen.getByRole('option', { name: label }), { key: 'Enter' })
  await settle()
}

describe('the menu of variables', () => {
  it('writes a variable at the end of an untouched text, then another one', async () => {
    const { area, onEdit } = await open('Ouvert')
    await choose('Date d’ouverture')
    expect(area).toHaveTextContent('Ouvert{{ouverture}}')
    expect(onEdit).toHaveBeenLastCalledWith('Ouvert{{ouverture}}')
    await choose('État de l’appel')
    expect(onEdit).toHaveBeenLastCalledWith('Ouvert{{ouverture}}{{etat}}')
  })

  it('writes a variable in an empty text', async () => {
    const { onEdit } = await open('')
    await choose('Promotion')
    expect(onEdit).toHaveBeenLastCalledWith('{{promotion}}')
  })
})

describe('a text with variables', () => {
  const TEXT = [
    '## Promotion {{promotion}}',
    'Du {{ouverture}} au **{{ Clôture }}**, [{{état}}](/a) et {{une_faute}}.',
    '* {{etat}}',
    '{{< video "a" >}}',
  ].join('\n\n')

  it('comes out of the editor byte for byte, except for an escape in shortcodes', async () => {
    const { onEdit, onUnreadable } = await open(TEXT)
    await choose('Date de clôture')
    expect(onUnreadable).not.toHaveBeenCalled()
    expect(onEdit).toHaveBeenLastCalledWith(`${TEXT.replace('{{<', '{{\\<')}{{cloture}}`)
  })
})
