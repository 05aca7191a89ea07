import { beforeEach, expect, it, jest } from '@jest/globals'
import { act, fireEvent, render, screen, within } from '@testing-library/react'

import type { DocumentFault } from '@/editing/document-faults'

import { PublishDialog } from '../../admin/PublishDialog'
import type { PublishError } from '../../admin/PublishErrors'

beforeEach(() => {
  // jsdom does not have these functions.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
})

const ERRORS: DocumentFault[] = [
  {
    collection: 'calls',
    id: 'a7',
    kind: 'Appel à projets',
    title: 'Appel 7',
    field: { path: 'milestones.0.label', label: 'Jalons 1 > Intitulé' },
    message: 'Ce champ est requis.',
  },
  {
    collection: 'criteria',
    id: 'c1',
    kind: 'Critère',
    title: 'Majeur',
    field: null,
    message: 'Dominique Petit modifie ce contenu.',
  },
  {
    collection: 'pages',
    id: 'p1',
    kind: 'Page',
    title: 'Accueil',
    field: { path: 'title', label: 'Titre' },
    message: 'Ce champ est requis.',
  },
]

async function publishRefused(errors: PublishError[]) {
  const onGo = jest.fn()
  render(
    <PublishDialog
      onClose={jest.fn()}
      onGo={onGo}
      onPublish={() => Promise.resolve(errors)}
      waiting={{ page: null, documents: [] }}
    />,
  )
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Publier tout ce qui est coché' }))
    await Promise.resolve()
  })
  return { alert: screen.getByRole('alert'), onGo }
}
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ')

it('shows all errors at the top, each with a link to its field', async () => {
  const { alert, onGo } = await publishRefused(ERRORS)
  expect(alert.previousElementSibling).toBe(screen.getByRole('heading', { level: 2 }))
  expect(alert).toHaveFocus()
  const items = within(alert).getAllByRole('listitem')
  expect(items.map(({ textContent }) => plain(textContent))).toEqual([
    'Appel à projets « Appel 7 » – Jalons 1 > Intitulé : Ce champ est requis.',
    'Critère « Majeur » : Dominique Petit modifie ce contenu.',
    'Page « Accueil » – Titre : Ce champ est requis.',
  ])
  const links = within(alert).getAllByRole('link')
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    '/admin/collections/calls/a7#field-milestones__0__label',
    '/admin/collections/criteria/c1',
  ])
  fireEvent.click(within(alert).getByRole('button', { name: /Titre$/ }))
  expect(onGo).toHaveBeenCalledWith('title')
})

it('shows an error that concerns no document', async () => {
  const { alert } = await publishRefused([{ message: 'Le serveur ne répond pas.' }])
  expect(within(alert).getByRole('listitem')).toHaveTextContent(/^Le serveur ne répond pas\.$/)
})
