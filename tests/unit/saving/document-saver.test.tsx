import { beforeEach, describe, expect, it, jest } from '@jest/globals'

import { DocumentSaver, register, SAVED, saverOf } from '@/components/admin/saving/document-saver'
import type { Outcome, SaveKind } from '@/components/admin/saving/send-save'

const answer = (status: number, body: unknown = {}) =>
  ({ status, ok: status < 400, json: () => Promise.resolve(body) }) as Response

const send = jest.fn<typeof fetch>()
let data: Record<string, unknown>
let outcomes: [Outcome, SaveKind][]
let saver: DocumentSaver

beforeEach(() => {
  globalThis.fetch = send
  send.mockReset()
  data = { name: 'Un' }
  outcomes = []
  saver = new DocumentSaver()
  saver.connect({
    document: 'criteria/c1',
    userId: 'camille',
    isModified: true,
    getData: () => data,
    getFields: () => ({ name: { value: data.name } }),
    createFormData: (overrides, options) =>
      JSON.stringify({ ...options?.data, ...overrides }) as unknown as FormData,
    updatedAt: 'v1',
    onOutcome: (...outcome) => outcomes.push(outcome),
  })
})

const saved = (updatedAt: string) => answer(200, { doc: { updatedAt } })
const me = (id?: string) => answer(200, { user: id ? { id } : null })
const loadedOf = (call: number) =>
  new Headers(send.mock.calls[call]![1]?.headers).get('x-loaded-version')
const sentBy = (call: number) => JSON.parse(send.mock.calls[call]![1]!.body as string) as unknown

const STALE = { updatedAt: 'v9', by: 'Jean Petit', byYourself: false, changes: [] }
const stale = () => answer(409, { errors: [{ message: 'Refus', data: { stale: STALE } }] })
const FAULTS = [{ label: 'Texte', message: 'Listes imbriquées.', path: 'name' }]
const invalid = () => answer(400, { errors: [{ message: 'Refus', data: { errors: FAULTS } }] })

/** Holds the answers to saves, until the test gives each one. */
function heldAnswers() {
  const give: ((response: Response) => void)[] = []
  send.mockImplementation(() => new Promise((resolve) => give.push(resolve)))
  return give
}
const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('the saver of a form', () => {
  it('sends one save at a time, each based on the version of the previous one', async () => {
    const give = heldAnswers()
    const first = saver.save()
    await settled()
    data = { name: 'Deux' }
    const second = saver.save()
    data = { name: 'Trois' }
    expect(saver.save()).toBe(second)
    await settled()
    expect(send).toHaveBeenCalledTimes(1)

    give[0]!(saved('v2'))
    expect(await first).toBe(true)
    await settled()
    give[1]!(saved('v3'))
    expect(await second).toBe(true)
    expect(send).toHaveBeenCalledTimes(2)
    expect([sentBy(0), sentBy(1)]).toEqual([
      { name: 'Un', _status: 'draft' },
      { name: 'Trois', _status: 'draft' },
    ])
    expect([loadedOf(0), loadedOf(1)]).toEqual(['criteria/c1 v1', 'criteria/c1 v2'])
  })

  it('starts from the newest version that the form shows', async () => {
    saver.connect({ ...saver.form, updatedAt: 'v4' })
    send.mockResolvedValueOnce(saved('v5'))
    await saver.save()
    expect(loadedOf(0)).toBe('criteria/c1 v4')
    expect(saver.loaded).toBe('v5')
  })

  it('is dirty until the form’s data are sent, and again after a failure', async () => {
    send.mockResolvedValueOnce(saved('v2')).mockResolvedValueOnce(answer(502))
    expect(saver.isDirty()).toBe(true)
    await saver.save()
    expect(saver.isDirty()).toBe(false)
    data = { name: 'Deux' }
    expect(saver.isDirty()).toBe(true)
    expect(await saver.flush()).toBe(false)
    expect(saver.isDirty()).toBe(true)
  })

  it('waits for the current save before it publishes, then sends one request', async () => {
    const give = heldAnswers()
    const flushed = saver.flush().then(() => saver.request('publish'))
    await settled()
    expect(send).toHaveBeenCalledTimes(1)
    give[0]!(saved('v2'))
    await settled()
    expect(send).toHaveBeenCalledTimes(2)
    expect(send.mock.calls[1]![0]).toBe('/api/criteria/c1?depth=0&fallback-locale=null')
    expect(sentBy(1)).toEqual({ name: 'Un', _status: 'published' })
    give[1]!(saved('v3'))
    expect(await flushed).toMatchObject({ kind: 'saved' })
  })

  it('sends nothing while the form is stale, until its text replaces the other version', async () => {
    send.mockResolvedValueOnce(stale())
    expect(await saver.save()).toBe(false)
    expect(saver.getState().problem).toEqual({ kind: 'stale', stale: STALE })
    expect(await saver.save()).toBe(false)
    expect((await saver.request('publish')).kind).toBe('stale')
    expect(send).toHaveBeenCalledTimes(1)

    send.mockResolvedValueOnce(saved('w1'))
    expect(await saver.replace('v9')).toBe(true)
    expect(loadedOf(1)).toBe('criteria/c1 v9')
    expect(saver.getState().problem).toBe(null)
  })

  it.each([
    ['offline', () => send.mockRejectedValueOnce(new TypeError('Failed to fetch'))],
    ['server', () => send.mockResolvedValueOnce(answer(502))],
    ['locked', () => send.mockResolvedValueOnce(answer(423))],
    ['signed-out', () => send.mockResolvedValueOnce(answer(403)).mockResolvedValueOnce(me())],
    ['signed-out', () => send.mockResolvedValueOnce(answer(401)).mockResolvedValueOnce(me('jean'))],
    ['signed-out', () => send.mockResolvedValueOnce(answer(413)).mockResolvedValueOnce(me())],
  ] as const)('reports what prevented the save, and how many times: %s', async (kind, happen) => {
    happen()
    await saver.save()
    happen()
    await saver.save()
    expect(saver.getState()).toEqual({ isSaving: false, problem: { kind }, failures: 2 })
    send.mockResolvedValueOnce(saved('v2'))
    await saver.save()
    expect(saver.getState().problem).toBe(null)
  })

  it('reports why a draft was refused, with the server’s message when it concerns no field', async () => {
    send.mockResolvedValueOnce(invalid())
    await saver.save()
    expect(saver.getState().problem).toEqual({ kind: 'refused', faults: FAULTS })
    send
      .mockResolvedValueOnce(answer(403, { errors: [{ message: 'Réservé aux relecteurs.' }] }))
      .mockResolvedValueOnce(me('camille'))
    await saver.save()
    const faults = [{ path: '', label: '', message: 'Réservé aux relecteurs.' }]
    expect(saver.getState().problem).toEqual({ kind: 'refused', faults })
  })

  it('leaves the errors of a publication to the form', async () => {
    send.mockResolvedValueOnce(invalid())
    await saver.request('publish')
    expect(saver.getState().problem).toBe(null)
    expect(outcomes).toEqual([[{ kind: 'refused', faults: FAULTS }, 'publish']])
  })

  it('unpublishes a document without sending its text', async () => {
    send.mockResolvedValueOnce(saved('v2'))
    await saver.request('unpublish')
    expect(sentBy(0)).toEqual({ _status: 'draft' })
  })

  it('notifies the window of each success, and of nothing else', async () => {
    const followed = jest.fn()
    window.addEventListener(SAVED, followed)
    send.mockResolvedValueOnce(saved('v2')).mockResolvedValueOnce(answer(502))
    await saver.save()
    await saver.save()
    window.removeEventListener(SAVED, followed)
    expect(followed).toHaveBeenCalledTimes(1)
  })

  it('is found by its document while its form is open; the last one of two wins', () => {
    const drawer = new DocumentSaver()
    drawer.connect(saver.form)
    const ends = [register(saver), register(drawer)]
    expect(saverOf('criteria/c1')).toBe(drawer)
    ends[1]!()
    expect(saverOf('criteria/c1')).toBe(saver)
    ends[0]!()
    expect(saverOf('criteria/c1')).toBeUndefined()
  })
})
