import { describe, expect, it } from '@jest/globals'
import type { FormState } from 'payload'

import { stillTrue } from '@/components/admin/saving/FormStateGuard'

/** A form with rows `ids`, each with a question except the row `without`. */
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

/** The server's answer to the form: fields that the form lacked are marked as added by the server. */
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

describe('a form-state response to a form that changed since the request', () => {
  it.each<[string, answer: FormState, now: FormState, expected: unknown[]]>([
    [
      'adds the fields of a new row',
      answered(['a', 'b'], 'b'),
      form(['a', 'b'], { without: 'b' }),
      [
        ['0', 'a ?', false],
        ['1', '', true],
      ],
    ],
    [
      'adds nothing to a row that has received its fields since',
      answered(['a', 'b'], 'b'),
      form(['a', 'b']),
      [
        ['0', 'a ?', false],
        ['1', '', false],
      ],
    ],
    [
      'follows a row that was moved, and drops one that was removed',
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

  it('collapses no row that was added or opened since, and opens no row that was collapsed', () => {
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

  describe('with an error of a refused publication', () => {
    const fault = { path: 'sections.0.rows.0.question', label: 'Question', message: 'Inconnu.' }
    const told = [{ ...fault, held: '"a ?"' }]

    it('keeps the error while the value of its field is the same', () => {
      const state = stillTrue(answered(['a']), form(['a']), told)
      expect(state[fault.path]).toMatchObject({ valid: false, errorMessage: 'Inconnu.' })
      expect(state['sections.0.rows']).toMatchObject({ errorPaths: [fault.path] })
      expect(state.title).not.toHaveProperty('errorPaths')
    })

    it('drops the error once the value of its field changes', () => {
      const now = form(['a'])
      now[fault.path]!.value = 'autre'
      expect(stillTrue(answered(['a']), now, told)[fault.path]).not.toHaveProperty('valid', false)
    })
  })

  it('keeps the fields outside rows', () => {
    expect(stillTrue(answered(['a']), form(['b']))).toMatchObject({ title: { value: 'Titre' } })
  })
})
