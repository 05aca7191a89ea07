/** What programs copy, pasted in the editor: what it gives back must be the same text. */
import { describe, expect, it, jest } from '@jest/globals'
import { act, fireEvent, render, screen } from '@testing-library/react'

import MarkdownEditor from '@/components/admin/MarkdownEditor'
import { CLIPBOARDS } from '@/tests/fixtures/clipboards'
import { bare } from '@/tests/support/bare-tree'
import { readMarkdown } from '@/text/markdown/parse'

// Of browsers, and not of jsdom: the editor copies tables, and looks where its caret and its links are.
globalThis.structuredClone ??= (value: unknown) => JSON.parse(JSON.stringify(value)) as never
Object.assign(Range.prototype, { getBoundingClientRect: () => new DOMRect() })
globalThis.ResizeObserver ??= class {
  observe = () => undefined
  unobserve = () => undefined
  disconnect = () => undefined
}

// The first editor of a file is slow to come.
jest.setTimeout(60_000)

/** The site that clipboards come from. */
const SITE = 'https://mission.exemple.fr'
const here = (text: string) => text.replaceAll(SITE, window.location.origin)

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)))

/** An empty editor, and how to paste in it: gives the text that it then has. */
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

describe('under the text', () => {
  const notice = () =>
    document.querySelector('.paste-notice')!.textContent.replace(/[\u00a0\u202f]/g, ' ')
  const html = '<p>Le <b>jury</b> <img src="https://exemple.org/jury.png"></p>'

  it('is said what could not be kept; words alone come in its place', async () => {
    const { onEdit, paste } = await emptyEditor('Voici.')
    expect(await paste({ 'text/html': html, 'text/plain': 'Le jury' })).toContain('**jury**')
    expect(notice()).toMatch(/^N’a pas été repris : une image.*Coller sans mise en forme$/)
    fireEvent.click(screen.getByRole('button', { name: 'Coller sans mise en forme' }))
    await settle()
    expect(onEdit.mock.lastCall?.[0]).toBe('Voici.Le jury')
    expect(notice()).toBe('')
  })

  it('is said nothing of words alone, and no more than was lost once something else is changed', async () => {
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

  it('is said that a table of 6,000 cells is not taken', async () => {
    const { onEdit, paste } = await emptyEditor()
    const table = `<table>${'<tr><td>a<td>b'.repeat(3_000)}</table>`
    await paste({ 'text/html': table, 'text/plain': 'a\tb\n'.repeat(3_000) })
    expect(notice()).toContain('un tableau trop grand')
    expect(onEdit).not.toHaveBeenCalled()
  })

  it('is said that a picture alone is not taken', async () => {
    const { onEdit, paste } = await emptyEditor()
    await paste({}, [new File(['x'], 'capture.png', { type: 'image/png' })])
    expect(notice()).toContain('une image')
    expect(onEdit).not.toHaveBeenCalled()
  })
})

it('what another editor of its kind copies is read as any other', async () => {
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

it('an address alone becomes a link, without what follows its readers', async () => {
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
])('one undo brings back the text over which %s was pasted', async (_, html) => {
  const { area, onEdit, paste } = await emptyEditor('Un **premier** texte.')
  act(() => area.focus())
  await settle()
  fireEvent.keyDown(area, { key: 'a', ctrlKey: true })
  expect(await paste({ 'text/html': html, 'text/plain': 'Collé' })).toMatch(/^Collé/)
  fireEvent.keyDown(area, { key: 'z', ctrlKey: true })
  await settle()
  expect(onEdit.mock.lastCall?.[0]).toBe('Un **premier** texte.')
})
