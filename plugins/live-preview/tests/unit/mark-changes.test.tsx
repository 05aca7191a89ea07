import { expect, it } from '@jest/globals'

import { markChanges } from '@/plugins/live-preview/preview/mark-changes'

/** The HTML of `now` with its changes since `before` marked, without the hidden words that explain the marks. */
function marked(before: string, now: string): string {
  const [former, main] = [before, now].map((html) => {
    const element = document.createElement('main')
    element.innerHTML = html
    return element
  })
  markChanges(main!, former!)
  return main!.innerHTML.replaceAll(/<span class="fr-sr-only">[^<]*<\/span>/g, '')
}

it.each([
  ['nothing when nothing changed', '<h2>Un</h2><p>Deux</p>', '<h2>Un</h2><p>Deux</p>', null],
  [
    'the changed words of a passage, and keeps its links',
    '<p>Un besoin <a href="/x">vérifié par nous</a>, et suivi.</p>',
    '<p>Un besoin <a href="/x">prouvé par nous</a>, et suivi.</p>',
    '<p>Un besoin <a href="/x"><del>vérifié</del><ins>prouvé</ins> par nous</a>, et suivi.</p>',
  ],
  [
    'a new passage as a whole',
    '<p>Avant.</p><p>Après.</p>',
    '<p>Avant.</p><ul><li>Entre <b>deux</b></li></ul><p>Après.</p>',
    '<p>Avant.</p><ul><li><ins>Entre </ins><b><ins>deux</ins></b></li></ul><p>Après.</p>',
  ],
  [
    'a removed passage at its former place',
    '<ul><li>Un</li><li>Deux</li></ul><p>Trois</p><p>Quatre</p>',
    '<ul><li>Deux</li></ul><p>Quatre</p>',
    '<ul><li><del>Un</del></li><li>Deux</li></ul><p><del>Trois</del></p><p>Quatre</p>',
  ],
  [
    'a removed passage before a list outside the list, and the last passage',
    '<h2>Titre</h2><ul><li>Un</li></ul><p>Fin</p>',
    '<ul><li>Un</li></ul>',
    '<p><del>Titre</del></p><ul><li>Un</li></ul><p><del>Fin</del></p>',
  ],
  [
    'a passage replaced by a different one',
    '<p>Rien de commun ici.</p>',
    '<p>Tout à fait autre.</p>',
    '<p><del>Rien de commun ici.</del></p><p><ins>Tout à fait autre.</ins></p>',
  ],
  [
    'each changed passage against its former version',
    '<li>Partie</li><li>Une équipe disponible, quatre jours</li>',
    '<li>Une équipe disponible, deux jours</li><li>Neuve</li>',
    '<li><del>Partie</del></li><li>Une équipe disponible, <del>quatre</del><ins>deux</ins> jours</li><li><ins>Neuve</ins></li>',
  ],
])('marks %s', (_, before, now, expected) => {
  expect(marked(before, now)).toBe(expected ?? now)
})

it('explains each mark to screen readers', () => {
  const main = document.createElement('main')
  main.innerHTML = '<p>Neuf</p>'
  markChanges(main, document.createElement('main'))
  expect(main.textContent).toBe('ajouté\u00a0: Neuf')
})
