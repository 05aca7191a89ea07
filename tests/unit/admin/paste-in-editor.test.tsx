/** Pastes the clipboards of other programs in the editor, which must return the same text. */
import { describe, expect, it, jest } from '@jest/globals'
import { act, fireEvent, render, screen } from '@testing-library/react'

import MarkdownEditor from '@/components/admin/MarkdownEditor'
import { CLIPBOARDS } from '@/tests/fixtures/clipboards'
import { bare } from '@/tests/support/bare-tree'
import { readMarkdown } from '@/text/markdown/parse'

// jsdom lacks these: the editor copies tables, and asks where its caret and its links are.
globalThis.structuredClone ??= (value: unknown) => JSON.parse(JSON.stringify(value)) as never
Object.assign(Range.prototype, { getBoundingClientRect: () => new DOMRect() })
globalThis.ResizeObserver ??= class {
  observe = () => undefined
  unobserve = () => undefined
  disconnect = () => undefined
}

// The first editor of a file is slow to appear.
jest.setTimeout(60_000)

/** The address of the site in the clipboards. */
const SITE = 'https://mission.exemple.fr'
const here = (text: string) => text.replaceAll(SITE, window.location.origin)

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)))

/** Opens an editor with `value`. `paste` pastes in it and returns its new text. */
async function emptyEditor(value = '') {
  const onEdit = jest.fn<(text: unknown) => void>()
  render(
    <MarkdownEditor
      dark={false}
      destinations={[]}
      label="Texte"
      onEdit={onEdit}
      onUnreadable={() => undefined}
      readOnly={false}
      value={value}
    />,
  )
  await settle()
  const area = await screen.findByRole('textbox', { name: 'Texte' }, { timeout: 30_000 })
  const paste = async (data: Record<string, string>, files: File[] = []) => {
    fireEvent.pointerDown(area)
    const event = new Event('paste', { bubbles: true, cancelable: true })
    const types = Object.keys(data)
    const clipboardData = {
      files,
      getData: (type: string) => data[type] ?? '',
      items: types.map((type) => ({ type })),
      types,
    }
    Object.assign(event, { clipboardData })
    act(() => void area.dispatchEvent(event))
    await settle()
    return (onEdit.mock.lastCall?.[0] ?? '') as string
  }
  return { area, onEdit, paste }
}

describe.each(Object.entries(CLIPBOARDS))('%s', (_, clipboards) => {
  it.each(clipboards.map((clipboard) => [clipboard.name, clipboard] as const))(
    '%s',
    async (__, { html = '', markdown, text = 'mots' }) => {
      const { paste } = await emptyEditor()
      const given = await paste({ 'text/html': here(html), 'text/plain': text })
      expect(bare(readMarkdown(given).tree)).toEqual(bare(readMarkdown(here(markdown)).tree))
    },
  )
})

describe('the notice under the text', () => {
  const notice = () =>
    document.querySelector('.paste-notice')!.textContent.replace(/[\u00a0\u202f]/g, ' ')
  const html = '<p>Le <b>jury</b> <img src="https://exemple.org/jury.png"></p>'

  it('lists what could not be kept, and offers to paste the words without formatting', async () => {
    const { onEdit, paste } = await emptyEditor('Voici.')
    expect(await paste({ 'text/html': html, 'text/plain': 'Le jury' })).toContain('**jury**')
    expect(notice()).toMatch(/^N’a pas été repris : une image.*Coller sans mise en forme$/)
    fireEvent.click(screen.getByRole('button', { name: 'Coller sans mise en forme' }))
    await settle()
    expect(onEdit.mock.lastCall?.[0]).toBe('Voici.Le jury')
    expect(notice()).toBe('')
  })

  it('stays empty for plain words, and only lists losses after another change', async () => {
    const { paste } = await emptyEditor()
    await paste({ 'text/html': '<p>un</p><p>deux</p>', 'text/plain': 'un\ndeux' })
    expect(notice()).toBe('')
    await paste({ 'text/html': '<b>un</b>', 'text/plain': 'un' })
    expect(notice()).toBe('Collé avec sa mise en forme. Coller sans mise en forme')
    await paste({ 'text/html': html, 'text/plain': 'Le jury' })
    await paste({ 'text/plain': 'un\ndeux' })
    expect(notice()).toBe(
      'N’a pas été repris : une image. Pour une image : bouton « Insérer une image ». ',
    )
  })

  it('says that a table of 6,000 cells is refused', async () => {
    const { onEdit, paste } = await emptyEditor()
    const table = `<table>${'<tr><td>a<td>b'.repeat(3_000)}</table>`
    await paste({ 'text/html': table, 'text/plain': 'a\tb\n'.repeat(3_000) })
    expect(notice()).toContain('un tableau trop grand')
    expect(onEdit).not.toHaveBeenCalled()
  })

  it('says that a picture alone is refused', async () => {
    const { onEdit, paste } = await emptyEditor()
    await paste({}, [new File(['x'], 'capture.png', { type: 'image/png' })])
    expect(notice()).toContain('une image')
    expect(onEdit).not.toHaveBeenCalled()
  })
})

it('text copied from another Lexical editor is read from its HTML', async () => {
  const { paste } = await emptyEditor()
  const text = {
    type: 'text',
    text: 'un',
    format: 8,
    detail: 0,
    mode: 'normal',
    style: '',
    version: 1,
  }
  const copied = { namespace: 'autre', nodes: [text] }
  const html = '<p>un <u>mot</u></p>'
  const data = { 'application/x-lexical-editor': JSON.stringify(copied), 'text/html': html }
  expect(await paste(data)).toBe('un mot')
})

it('a pasted address becomes a link, without its tracking parameters', async () => {
  const { paste } = await emptyEditor()
  expect(await paste({ 'text/plain': 'https://exemple.org/?utm_source=lettre' })).toBe(
    '[https://exemple.org/](https://exemple.org/)',
  )
  expect(await paste({ 'text/plain': 'www.numerique.gouv.fr' })).toContain(
    '[www.numerique.gouv.fr](https://www.numerique.gouv.fr)',
  )
})

it.each([
  ['a paragraph', '<p>Collé</p>'],
  ['a table', '<p>Collé</p><table><tr><td>a</td><td>b</td></tr></table>'],
  ['a rule', '<p>Collé</p><hr>'],
])('one undo restores the text that %s was pasted over', async (_, html) => {
  const { area, onEdit, paste } = await emptyEditor('Un **premier** texte.')
  act(() => area.focus())
  await settle()
  fireEvent.keyDown(area, { key: 'a', ctrlKey: true })
  expect(await paste({ 'text/html': html, 'text/plain': 'Collé' })).toMatch(/^Collé/)
  fireEvent.keyDown(area, { key: 'z', ctrlKey: true })
  await settle()
  expect(onEdit.mock.lastCall?.[0]).toBe('Un **premier** texte.')
})
