import { expect, it } from '@jest/globals'

import { headingsOf } from '../markdown/show'
import { showSection } from './show'

it('folds each answer under its question, a heading below the title', () => {
  const shown = showSection('questions')
  expect(headingsOf(shown)).toEqual([
    'H2 Vos questions',
    'H3 Qui paie\u202f?',
    'H3 Quand\u202f?',
    'H4 En continu',
  ])
  const [first] = shown.querySelectorAll('details')
  expect(first).not.toHaveAttribute('open')
  expect(first).toHaveTextContent('Le programme, en partie.')
})

it('puts the anchor inside, so that an address with it opens the answer', () => {
  const shown = showSection('questions')
  expect(shown.querySelector('details > #qui-paie')).toHaveTextContent('Le programme, en partie.')
})

it('is nothing without a title nor a question', () => {
  expect(showSection('questions', { title: '', questions: [] })).toBeEmptyDOMElement()
})
