import { expect, it } from '@jest/globals'
import { Forbidden, NotFound, ValidationError } from 'payload'

import { Refusal } from '@/platform/refusal'

import { finalReason } from '../../task'

const invalid = (errors: { path: string; label?: string; message: string }[]) =>
  new ValidationError({ collection: 'pages', errors })

it.each([
  [
    'one of our refusals',
    new Refusal('Cette page est à la corbeille.', 409),
    'Cette page est à la corbeille.',
  ],
  ['a missing document', new NotFound(), 'Le document n’existe plus, ou il est dans la corbeille.'],
  [
    'a lack of rights',
    new Forbidden(),
    'La personne qui l’a programmée n’a plus le droit de le faire.',
  ],
  [
    'invalid fields',
    invalid([
      { path: 'title', label: 'Titre', message: 'Ce champ est requis.' },
      { path: 'hero.title', message: 'Trop long.' },
    ]),
    'Titre\u00a0: Ce champ est requis. hero.title\u00a0: Trop long.',
  ],
])('a failure is final after %s', (_, error, reason) => {
  expect(finalReason(error)).toBe(reason)
})

it.each([
  ['the database', new Error('SQLITE_BUSY')],
  ['the server', Object.assign(new Error('Panne'), { status: 503 })],
  ['a value that is not an error', 'coupure'],
])('a failure is not final after an error of %s, so that the job is retried', (_, error) => {
  expect(finalReason(error)).toBeNull()
})
