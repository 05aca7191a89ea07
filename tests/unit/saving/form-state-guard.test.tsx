import { describe, expect, it } from '@jest/globals'
import type { FormState } from 'payload'

import { stillTrue } from '@/components/admin/saving/FormStateGuard'

/** A form whose rows are `ids`, each with a question but where `without` says so. */
function form(ids: string[], { without = '' } = {}): FormState {
  const state: FormState = {
    title: { value: 'Titre' },
    sections: { rows: [{ id: 'section' }] },
    'sections.0.rows': { rows: ids.map((id) => ({ id })) },
  }
  for (const [index, id] of ids.entries()) {
    state[`sections.0.rows.${index}.id`] = { value: id }
    if (id !== without) state[`sections.0.rows.${index}.question`] = { value: `${id} ?` }
  }
  return state
}

/** The server's answer to it: what it had not is new. */
const answered = (ids: string[], unknown = ''): FormState => {
  const state = form(ids)
  const index = ids.indexOf(unknown)
  if (index >= 0) state[`sections.0.rows.${index}.question`] = { value: '', addedByServer: true }
  return state
}
const questions = (state: FormState) =>
  Object.entries(state).flatMap(([path, { value, addedByServer }]) =>
    path.endsWith('.question') ? [[path.split('.')[3], value, Boolean(addedByServer)]] : [],
  )

describe('a form-state response to a form that was changed since the request', () => {
  it.each<[string, answer: FormState, now: FormState, expected: unknown[]]>([
    [
      'gives a new row its fields',
      answered(['a', 'b'], 'b'),
      form(['a', 'b'], { without: 'b' }),
      [
        ['0', 'a ?', false],
        ['1', '', true],
      ],
    ],
    [
      'gives nothing new to a row that has its fields since',
      answered(['a', 'b'], 'b'),
      form(['a', 'b']),
      [
        ['0', 'a ?', false],
        ['1', '', false],
      ],
    ],
    [
      'follows a row to where it is, and leaves out one that is gone',
      answered(['a', 'b', 'c'], 'c'),
      form(['c', 'b'], { without: 'c' }),
      [
        ['1', 'b ?', false],
        ['0', '', true],
      ],
    ],
  ])('%s', (_, answer, now, expected) => {
    expect(questions(stillTrue(answer, now))).toEqual(expected)
  })

  it('keeps a row that the server added, with its fields', () => {
    const answer = answered(['a', 'b'], 'b')
    answer['sections.0.rows']!.rows![1]!.addedByServer = true
    expect(questions(stillTrue(answer, form(['a'])))).toContainEqual(['1', '', true])
  })

  it('folds no row that was just added, or opened since, and opens none that was folded', () => {
    const answer = form(['opened', 'added', 'folded', 'server'])
    const [opened, added, , ofServer] = answer['sections.0.rows']!.rows!
    for (const row of [opened, added, ofServer]) row!.collapsed = true
    ofServer!.addedByServer = true
    const now = form(['opened', 'added', 'folded'])
    now['sections.0.rows']!.rows![0]!.collapsed = false
    now['sections.0.rows']!.rows![2]!.collapsed = true
    const { rows } = stillTrue(answer, now)['sections.0.rows']!
    expect(rows!.map(({ collapsed }) => Boolean(collapsed))).toEqual([false, false, true, true])
  })

  describe('and a fault of a refused publication', () => {
    const fault = { path: 'sections.0.rows.0.question', label: 'Question', message: 'Inconnu.' }
    const told = [{ ...fault, held: '"a ?"' }]

    it('keeps the fault while its field holds the same', () => {
      const state = stillTrue(answered(['a']), form(['a']), told)
      expect(state[fault.path]).toMatchObject({ valid: false, errorMessage: 'Inconnu.' })
      expect(state['sections.0.rows']).toMatchObject({ errorPaths: [fault.path] })
      expect(state.title).not.toHaveProperty('errorPaths')
    })

    it('drops the fault once its field holds something else', () => {
      const now = form(['a'])
      now[fault.path]!.value = 'autre'
      expect(stillTrue(answered(['a']), now, told)[fault.path]).not.toHaveProperty('valid', false)
    })
  })

  it('keeps all that is in no row', () => {
    expect(stillTrue(answered(['a']), form(['b']))).toMatchObject({ title: { value: 'Titre' } })
  })
})
