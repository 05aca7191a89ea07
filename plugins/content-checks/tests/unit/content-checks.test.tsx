import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { useEffect, useState, type ReactNode } from 'react'

import type { FormContext } from '../../endpoint'

let disabled: boolean
let fields: Record<string, { value?: unknown }>
let info: { collectionSlug?: string; id?: string }
/** The last save in this tab. */
let mostRecentUpdate: { doc: { _status: string } } | null

const dispatchFields = jest.fn()
const setModified = jest.fn()

/** Payload's form works only inside its whole admin. */
jest.unstable_mockModule('@payloadcms/ui', () => ({
  Button: ({ children, onClick }: { children: ReactNode; onClick: () => void }) => (
    <button onClick={onClick}>{children}</button>
  ),
  useDebounce: <T,>(value: T, delay: number) => {
    const [settled, setSettled] = useState(value)
    useEffect(() => {
      const timer = setTimeout(() => setSettled(value), delay)
      return () => clearTimeout(timer)
    }, [value, delay])
    return settled
  },
  useDocumentEvents: () => ({ mostRecentUpdate }),
  useDocumentInfo: () => info,
  useForm: () => ({ disabled, dispatchFields, setModified }),
  useFormFields: <T,>(select: (form: [typeof fields]) => T) => select([fields]),
}))

const { ContentChecks, LinkedPageCheck } = await import('../../admin/ContentChecks')

const context: FormContext = {
  siteUrl: 'https://mission.exemple.fr',
  sitePaths: ['/participer'],
  anchors: {},
  publishedPages: ['publiee'],
  hostUses: { 'demarches-simplifiees.fr': 4 },
  known: ['/ancienne'],
  year: 2026,
  promotions: [],
  namesCall: true,
  callDates: [{ name: 'cloture', words: 'le 31 mars 2027 à 18 h' }],
}
const answer = jest.fn<(address: string) => Promise<Response>>()

/** The messages in the panel, with plain spaces. */
const said = () =>
  screen.queryAllByRole('listitem').map(({ textContent }) => textContent?.replaceAll('\u00a0', ' '))
const panel = () => document.querySelector('.content-checks')

/** Lets `time` pass, and waits for what it starts. */
const pass = (time: number) => act(() => jest.advanceTimersByTimeAsync(time))

/** Each test uses another document, because the server's answer is cached per screen. */
let documents = 0

beforeEach(() => {
  jest.useFakeTimers()
  mostRecentUpdate = null
  disabled = false
  info = { collectionSlug: 'criteria', id: `doc${documents++}` }
  answer
    .mockReset()
    .mockImplementation(() =>
      Promise.resolve({ ok: true, json: () => Promise.resolve(context) } as Response),
    )
  globalThis.fetch = answer as never
})
afterEach(() => {
  jest.useRealTimers()
})

const show = (path: string, kind: 'markdown' | 'target' = 'markdown') => (
  <ContentChecks kind={kind} path={path} />
)

/** Shows `value` in the field at `path`, and waits until it is checked. */
async function read(value: string, path = 'description', kind?: 'target') {
  fields = { [path]: { value } }
  const { rerender } = render(show(path, kind))
  await pass(500)
  return rerender
}

describe('ContentChecks', () => {
  it('lists errors and warnings after a pause in typing', async () => {
    const rerender = await read('Lire')
    fields = { description: { value: '[Lire](/lire) ![](/assets/x.png)' } }
    rerender(show('description'))
    await pass(499)
    expect(said()).toEqual([])
    await pass(1)
    expect(said()).toEqual([
      expect.stringMatching(/^À corriger : Rien n’est publié.*« \/lire »/),
      expect.stringMatching(/^Attention : Cette image.*vide\.\/assets\/x\.png$/),
    ])
  })

  it('checks the field of a link as an address', async () => {
    await read('https://demarche-simplifiees.fr', 'link.url', 'target')
    expect(said()).toEqual([expect.stringMatching(/^Attention : « demarche-simplifiees.fr »/)])
  })

  it('only warns about an error that is already published', async () => {
    await read('[Lire](/ancienne)')
    expect(said()).toEqual([expect.stringMatching(/^Attention : Rien n’est publié/)])
  })

  it('follows the text, and announces changes once the text has changed', async () => {
    const rerender = await read('[Lire](/lire)')
    expect(panel()).toHaveAttribute('aria-live', 'off')
    fields = { description: { value: '[Lire](/lire) [Déposer]()' } }
    rerender(show('description'))
    expect(panel()).toHaveAttribute('aria-live', 'polite')
    await pass(500)
    expect(said()).toHaveLength(2)
    fields = { description: { value: '[Lire](/participer)' } }
    rerender(show('description'))
    await pass(500)
    expect(said()).toEqual([])
  })

  it('replaces a date of the call with a variable on one press', async () => {
    await read('Clos le 31 mars 2027 à 18 h.')
    fireEvent.click(screen.getByRole('button', { name: 'Écrire {{cloture}} à la place' }))
    const value = 'Clos {{cloture}}.'
    expect(dispatchFields).toHaveBeenCalledWith({ type: 'UPDATE', path: 'description', value })
    expect(setModified).toHaveBeenCalledWith(true)
  })

  it('corrects a misspelled host on one press', async () => {
    await read('https://demarche-simplifiees.fr/aap', 'link.url', 'target')
    const value = 'https://demarches-simplifiees.fr/aap'
    fireEvent.click(screen.getByRole('button', { name: `Écrire ${value} à la place` }))
    expect(dispatchFields).toHaveBeenCalledWith({ type: 'UPDATE', path: 'link.url', value })
  })

  it('offers no correction in a read-only form, as in the trash', async () => {
    disabled = true
    await read('https://demarche-simplifiees.fr/aap', 'link.url', 'target')
    expect(said()).toHaveLength(1)
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('asks the server once per screen, for the edited document', async () => {
    fields = { a: { value: 'a' }, b: { value: 'b' } }
    render(
      <>
        {show('a')}
        {show('b')}
      </>,
    )
    await pass(500)
    expect(answer.mock.calls).toEqual([
      [
        `/api/content-checks?collection=criteria&id=${info.id}`,
        expect.objectContaining({ method: 'GET' }),
      ],
    ])
  })

  it('asks the server again after a minute', async () => {
    const rerender = await read('a', 'a')
    fields = { a: { value: 'ab' } }
    rerender(show('a'))
    await pass(61_000)
    fields = { a: { value: 'abc' } }
    rerender(show('a'))
    await pass(500)
    expect(answer).toHaveBeenCalledTimes(2)
  })

  it('asks again, once per screen, after a publication here or a possible one in another tab', async () => {
    fields = { a: { value: '![](/images/neuve)' }, b: { value: 'b' } }
    const screenful = () => (
      <>
        {show('a')}
        {show('b')}
      </>
    )
    const { rerender } = render(screenful())
    await pass(500)
    expect(said()).toEqual([expect.stringMatching(/« \/images\/neuve »/)])
    mostRecentUpdate = { doc: { _status: 'draft' } }
    rerender(screenful())
    await pass(500)
    expect(answer).toHaveBeenCalledTimes(1)

    const body = { ...context, sitePaths: ['/images/neuve'] }
    answer.mockResolvedValue({ ok: true, json: () => Promise.resolve(body) } as Response)
    mostRecentUpdate = { doc: { _status: 'published' } }
    rerender(screenful())
    await pass(500)
    expect(said()).toEqual([])
    expect(answer).toHaveBeenCalledTimes(2)

    answer.mockClear()
    fireEvent(document, new Event('visibilitychange'))
    await pass(500)
    expect(answer).toHaveBeenCalledTimes(1)
  })

  it('asks the server nothing for an empty field', async () => {
    await read('')
    expect(answer).not.toHaveBeenCalled()
  })

  it.each([
    ['refuses', () => Promise.resolve({ ok: false, json: () => Promise.resolve({}) } as Response)],
    ['cannot be reached', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('shows nothing when the server %s', async (_, answers) => {
    answer.mockImplementation(answers)
    await read('[Lire](/lire)')
    expect(said()).toEqual([])
  })
})

describe('LinkedPageCheck', () => {
  const choose = async (page: string | null) => {
    fields = { 'link.page': { value: page } }
    render(<LinkedPageCheck path="link.page" />)
    await pass(0)
  }

  it('warns about a page that visitors cannot see', async () => {
    await choose('brouillon')
    expect(said()).toEqual([
      'Attention : Cette page n’est pas publiée : les visiteurs ne verront pas le lien tant qu’elle ne l’est pas.',
    ])
  })

  it('shows nothing for a published page, for no page, or when the server refuses', async () => {
    await choose('publiee')
    expect(said()).toEqual([])
    await choose(null)
    expect(said()).toEqual([])
    answer.mockImplementation(() =>
      Promise.resolve({ ok: false, json: () => Promise.resolve({}) } as Response),
    )
    info = { collectionSlug: 'criteria', id: `doc${documents++}` }
    await choose('brouillon')
    expect(said()).toEqual([])
  })
})
