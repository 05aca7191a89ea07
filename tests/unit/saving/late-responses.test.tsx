/** Runs Payload's own form reducer with the responses that our guard accepts. */
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { FormState } from 'payload'

import { stillTrue } from '@/components/admin/saving/FormStateGuard'

// Payload's whole admin does not run in jsdom.
const { fieldReducer } = (await import(
  `${process.cwd()}/node_modules/@payloadcms/ui/dist/forms/Form/fieldReducer.js`
)) as { fieldReducer: (state: FormState, action: object) => FormState }

const QUESTIONS = 'sections.0.questions'

const rowsOf = (state: FormState) => state[QUESTIONS]?.rows ?? []

function formOf(count: number): FormState {
  const ids = Array.from({ length: count }, (_, index) => `row-${index}`)
  const state: FormState = {
    title: { value: 'Titre' },
    [QUESTIONS]: { value: count, rows: ids.map((id) => ({ id, collapsed: true })) },
  }
  for (const [index, id] of ids.entries()) {
    state[`${QUESTIONS}.${index}.id`] = { value: id }
    state[`${QUESTIONS}.${index}.question`] = { value: `Q${index}` }
  }
  return state
}

/** The server's answer to a form with `sent`: all its values, and the missing fields of new rows, which it collapses. */
function answerTo(sent: FormState): FormState {
  const answer: FormState = {}
  for (const [path, { value, rows }] of Object.entries(sent))
    answer[path] = { value, initialValue: value, rows: rows && rows.map((row) => ({ ...row })) }
  for (const [index, row] of rowsOf(answer).entries()) {
    row.collapsed = true
    answer[`${QUESTIONS}.${index}.question`] ??= { value: '', addedByServer: true }
  }
  return answer
}

const merge = (now: FormState, serverState: FormState, acceptValues?: object) =>
  fieldReducer(now, { type: 'MERGE_SERVER_STATE', acceptValues, prevStateRef: {}, serverState })

const type = (state: FormState, path: string, value: string) =>
  fieldReducer(state, { type: 'UPDATE', path, value })

it('our autosave is needed because Payload’s autosave overwrites all fields except the last typed one', () => {
  const sent = formOf(2)
  const typed = type(
    type(sent, `${QUESTIONS}.1.question`, 'mot1'),
    `${QUESTIONS}.0.question`,
    'mot2',
  )
  // What Payload's autosave accepts. If this fails after an upgrade, Payload's own autosave may be usable again.
  const saved = merge(typed, answerTo(sent), { overrideLocalChanges: false })
  expect(saved[`${QUESTIONS}.1.question`]?.value).toBe('Q1')
  expect(merge(typed, answerTo(sent))[`${QUESTIONS}.1.question`]?.value).toBe('mot1')
})

type Edit = (state: FormState) => FormState

const places = fc.record({ from: fc.nat(5), to: fc.nat(5), word: fc.string({ maxLength: 3 }) })

/** What a user can do to the rows, done as Payload's form does it. */
const edits: fc.Arbitrary<Edit> = fc
  .tuple(fc.constantFrom('type', 'add', 'duplicate', 'remove', 'move', 'fold'), places)
  .map(([verb, { from, to, word }]) => (state) => {
    const count = rowsOf(state).length
    const row = count && from % count
    const at = { path: QUESTIONS, rowIndex: row }
    if (verb === 'add') return fieldReducer(state, { type: 'ADD_ROW', ...at })
    if (!count) return state
    if (verb === 'type') return type(state, `${QUESTIONS}.${row}.question`, word)
    if (verb === 'duplicate') return fieldReducer(state, { type: 'DUPLICATE_ROW', ...at })
    if (verb === 'remove') return fieldReducer(state, { type: 'REMOVE_ROW', ...at })
    if (verb === 'move')
      return fieldReducer(state, {
        type: 'MOVE_ROW',
        path: QUESTIONS,
        moveFromIndex: row,
        moveToIndex: to % count,
      })
    const updatedRows = rowsOf(state).map((one, index) =>
      index === row ? { ...one, collapsed: !one.collapsed } : one,
    )
    return fieldReducer(state, { type: 'SET_ROW_COLLAPSED', path: QUESTIONS, updatedRows })
  })

const shownBy = (state: FormState) => ({
  rows: rowsOf(state).map(({ id, collapsed }) => [id, Boolean(collapsed)]),
  values: Object.fromEntries(Object.entries(state).map(([path, { value }]) => [path, value])),
})

describe('a form-state response', () => {
  it('changes no value, order of rows or collapsed state edited since the request, and completes new rows', () => {
    fc.assert(
      fc.property(
        fc.array(edits, { maxLength: 4 }),
        fc.array(edits, { maxLength: 6 }),
        (before, after) => {
          const apply = (state: FormState, all: Edit[]) =>
            all.reduce((last, one) => one(last), state)
          const sent = apply(formOf(3), before)
          const now = apply(sent, after)
          const merged = merge(now, stillTrue(answerTo(sent), now))
          expect(shownBy(merged).rows).toEqual(shownBy(now).rows)
          expect(shownBy(merged).values).toMatchObject(shownBy(now).values)
          const known = rowsOf(sent).map(({ id }) => id)
          for (const [index, { id }] of rowsOf(merged).entries())
            if (known.includes(id))
              expect(merged).toHaveProperty([`${QUESTIONS}.${index}.question`])
        },
      ),
    )
  })

  it('keeps a row that the server added, with its fields', () => {
    const answer = answerTo(formOf(2))
    rowsOf(answer)[1]!.addedByServer = true
    answer[`${QUESTIONS}.1.question`]!.addedByServer = true
    expect(shownBy(merge(formOf(1), stillTrue(answer, formOf(1))))).toMatchObject({
      rows: [
        ['row-0', true],
        ['row-1', true],
      ],
      values: { [`${QUESTIONS}.1.question`]: 'Q1' },
    })
  })

  describe('with an error of a refused publication', () => {
    const path = `${QUESTIONS}.0.question`
    const told = [{ path, label: 'Question', message: 'Inconnu.', held: '"Q0"' }]

    it('keeps the error while the value of its field is the same', () => {
      const state = stillTrue(answerTo(formOf(1)), formOf(1), told)
      expect(state[path]).toMatchObject({ valid: false, errorMessage: 'Inconnu.' })
      expect(state[QUESTIONS]).toMatchObject({ errorPaths: [path] })
      expect(state.title).not.toHaveProperty('errorPaths')
    })

    it('drops the error once the value of its field changes', () => {
      const now = type(formOf(1), path, 'autre')
      expect(stillTrue(answerTo(formOf(1)), now, told)[path]).not.toHaveProperty('valid', false)
    })
  })
})
