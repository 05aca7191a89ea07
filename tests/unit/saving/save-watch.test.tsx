import { beforeEach, describe, expect, it, jest } from '@jest/globals'

import { SaveWatch, type Outcome } from '@/components/admin/saving/save-watch'

const AUTOSAVE = '/api/criteria/c1?autosave=true&draft=true'
const PUBLISH = '/api/criteria/c1?depth=0'

/** jsdom has no Response: what the watch reads of one, and makes. */
const answer = (status: number, body: unknown = {}) => {
  const made = { status, ok: status < 400, json: () => Promise.resolve(body) }
  return { ...made, clone: () => made } as Response
}

const send = jest.fn<typeof fetch>()
let begun: number
let outcomes: Outcome[]
let watch: SaveWatch

beforeEach(() => {
  globalThis.Response = {
    json: (body: unknown, { status }: ResponseInit) => answer(status!, body),
  } as typeof Response
  send.mockReset()
  begun = 0
  outcomes = []
  watch = new SaveWatch(send)
  watch.watch('criteria/c1', {
    loaded: 'v1',
    userId: 'camille',
    fields: () => ({}),
    begin: () => begun++,
    tell: (outcome) => outcomes.push(outcome),
  })
})

const saved = (updatedAt: string) => answer(200, { doc: { updatedAt } })
const me = (id?: string) => answer(200, { user: id ? { id } : null })
const headerOf = (call: number) =>
  new Headers(send.mock.calls[call]![1]?.headers).get('x-loaded-version')
const save = (url = AUTOSAVE) => watch.fetch(url, { method: 'PATCH' })

const STALE = { updatedAt: 'v9', by: 'Jean Petit', byYourself: false, changes: [] }
const stale = () => answer(409, { errors: [{ message: 'Refus', data: { stale: STALE } }] })

describe('the watch over saves', () => {
  it('leaves every other request as it is', async () => {
    send.mockResolvedValue(answer(200))
    for (const [url, init] of [
      ['/api/criteria/c2', { method: 'PATCH' }],
      ['/api/criteria/c1', { method: 'GET' }],
      ['/api/criteria/versions/c1', { method: 'POST' }],
      ['https://ailleurs.example.fr/api/criteria/c1', { method: 'PATCH' }],
    ] as const) {
      await watch.fetch(url, init)
      expect(send).toHaveBeenLastCalledWith(url, init)
    }
    expect(outcomes).toEqual([])
  })

  it('sends one save after the other, each from the version that the last one made', async () => {
    send.mockResolvedValueOnce(saved('v2')).mockResolvedValueOnce(saved('v3'))
    await Promise.all([save(), save(PUBLISH)])
    expect([headerOf(0), headerOf(1)]).toEqual(['criteria/c1 v1', 'criteria/c1 v2'])
    expect(outcomes).toEqual([
      { kind: 'saved', data: { updatedAt: 'v2' } },
      { kind: 'saved', data: { updatedAt: 'v3' } },
    ])
  })

  it('tells what was sent of what is saved', async () => {
    const body = new FormData()
    send.mockResolvedValueOnce(saved('v2'))
    await watch.fetch(AUTOSAVE, { method: 'PATCH', body })
    expect(outcomes).toEqual([{ kind: 'saved', data: { updatedAt: 'v2' }, sent: body }])
  })

  it('tells that the form is stale, then sends nothing more by itself until it may go on', async () => {
    send.mockResolvedValueOnce(stale())
    expect(await (await save()).json()).toEqual({ errors: [] })
    expect(outcomes).toEqual([{ kind: 'stale', stale: STALE }])
    expect((await save()).status).toBe(409)
    expect(send).toHaveBeenCalledTimes(1)

    watch.goOnFrom('criteria/c1', 'v9')
    send.mockResolvedValueOnce(saved('v10'))
    await save()
    expect(headerOf(1)).toBe('criteria/c1 v9')
  })

  it('lets the form say why a publication was refused', async () => {
    send.mockResolvedValueOnce(stale())
    expect(await (await save(PUBLISH)).json()).toMatchObject({ errors: [{ message: 'Refus' }] })
  })

  it.each([
    ['offline', () => send.mockRejectedValueOnce(new TypeError('Failed to fetch'))],
    ['server', () => send.mockResolvedValueOnce(answer(502))],
    ['locked', () => send.mockResolvedValueOnce(answer(423))],
    ['signed-out', () => send.mockResolvedValueOnce(answer(403)).mockResolvedValueOnce(me())],
    ['signed-out', () => send.mockResolvedValueOnce(answer(401)).mockResolvedValueOnce(me('jean'))],
    ['signed-out', () => send.mockResolvedValueOnce(answer(413)).mockResolvedValueOnce(me())],
  ] as const)('tells what stands in the way: %s', async (obstacle, happen) => {
    happen()
    expect(await (await save()).json()).toEqual({ errors: [] })
    expect(outcomes).toEqual([{ kind: 'unsaved', obstacle }])
  })

  it('says it by the form itself when the person asked for the save', async () => {
    send.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    const { errors } = (await (await save(PUBLISH)).json()) as { errors: { message: string }[] }
    expect(errors[0]!.message).toMatch(/^Connexion perdue/)
  })

  it('leaves alone what is refused to somebody signed in, or for a fault of the text', async () => {
    send.mockResolvedValueOnce(answer(403)).mockResolvedValueOnce(me('camille'))
    expect((await save()).status).toBe(403)
    send.mockResolvedValueOnce(answer(400))
    expect((await save()).status).toBe(400)
    expect(outcomes).toEqual([])
  })

  it('tells what is wrong with what is refused, and lets the form say it but of what was not asked for', async () => {
    const faults = [{ label: 'Texte', message: 'Listes imbriquées.', path: 'text' }]
    const invalid = () => answer(400, { errors: [{ message: 'Refus', data: { errors: faults } }] })
    send.mockResolvedValueOnce(invalid())
    expect(await (await save()).json()).toEqual({ errors: [] })
    expect(outcomes).toEqual([{ kind: 'refused', faults }])

    send.mockResolvedValueOnce(invalid())
    const asked = await save('/api/criteria/c1?draft=true')
    expect(await asked.json()).toMatchObject({ errors: [{ message: 'Refus' }] })
    expect(outcomes).toHaveLength(2)

    send.mockResolvedValueOnce(invalid())
    expect(await (await save(PUBLISH)).json()).toMatchObject({ errors: [{ message: 'Refus' }] })
    expect(outcomes.at(-1)).toEqual({ kind: 'unpublished', faults })
  })

  it('lets others follow what is saved, by a form or not, before the form reads the answer', async () => {
    const tell = jest.fn()
    const end = watch.follow(tell)
    send.mockResolvedValueOnce(saved('v2')).mockResolvedValueOnce(answer(200))
    await save().then(() => expect(tell).toHaveBeenCalledTimes(1))
    await watch.fetch('/api/criteria/c2', { method: 'PATCH' })
    expect(tell).toHaveBeenCalledTimes(2)

    send.mockResolvedValueOnce(answer(400)).mockResolvedValueOnce(answer(200))
    await save()
    await watch.fetch('/api/criteria/c1', { method: 'GET' })
    send.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    await expect(watch.fetch('/api/criteria/c2', { method: 'PATCH' })).rejects.toThrow()
    end()
    send.mockResolvedValueOnce(saved('v3'))
    await save()
    expect(tell).toHaveBeenCalledTimes(2)
  })

  it('tells at once that the form saves by itself, and of no publication', async () => {
    send.mockResolvedValue(saved('v2'))
    const ends = [save(), save(PUBLISH), save()]
    expect(begun).toBe(2)
    await Promise.all(ends)
  })

  it('ends with the form', async () => {
    const drawer = {
      loaded: 'v5',
      userId: 'camille',
      fields: () => ({}),
      begin: () => {},
      tell: () => {},
    }
    const end = watch.watch('criteria/c1', drawer)
    end()
    send.mockResolvedValueOnce(saved('v2'))
    await save()
    // The form beneath goes on.
    expect(headerOf(0)).toBe('criteria/c1 v1')
  })
})
