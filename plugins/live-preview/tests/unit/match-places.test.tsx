import { expect, it } from '@jest/globals'

import type { PreviewPlace } from '@/plugins/live-preview/places'
import { matchPlaces } from '@/plugins/live-preview/preview/match-places'

const place = (path: string, text: string): PreviewPlace => ({
  collection: 'pages',
  id: 'p',
  path,
  text,
})

const PLACES = [
  place('hero.title', 'Administrations publiques'),
  place('hero.apply.label', 'Je propose un projet'),
  place('sections.0.title', 'Nos critères'),
  place(
    'sections.0.body',
    'Nos **critères** sont l’équité et l’État.\n\n* Jusqu’au {{cloture}} au plus tard',
  ),
  place('sections.1.items.0.label', 'En savoir plus'),
  place('sections.1.items.1.label', 'En savoir plus'),
  place('sections.1.image', '/images/frise.png'),
]

/** For each block of `html`, the path of its place, or null. */
function paths(html: string): (string | null)[] {
  const main = document.createElement('main')
  main.innerHTML = html
  const found = matchPlaces(main, PLACES)
  return [...main.querySelectorAll<HTMLElement>('h1, h2, p, li, img')].map(
    (block) => found.get(block)?.path ?? null,
  )
}

it('finds a text with any typography, and prefers the shortest of two that contain it', () => {
  expect(
    paths(
      '<h1>ADMINISTRATIONS publiques</h1><h2>Nos critères</h2><p>Nos <b>critères</b> sont l\u2019équité et l\u2019État.</p>',
    ),
  ).toEqual(['hero.title', 'sections.0.title', 'sections.0.body'])
})

it('finds a text that contains a value of the call', () => {
  expect(paths('<li>Jusqu’au 31 mars au plus tard</li>')).toEqual(['sections.0.body'])
})

it('finds a text to which the site adds a date', () => {
  const until = '<time>jusqu’au 31 mars 2027 à 18 h</time>'
  expect(paths(`<li><a href="/x">Je propose un projet, ${until}</a></li><p>${until}</p>`)).toEqual([
    'hero.apply.label',
    null,
  ])
})

it('assigns equal texts in the order of the form, and starts again for a repeated text', () => {
  expect(
    paths(
      '<li>Je propose un projet</li><p>En savoir plus</p><p>En savoir plus</p><li>Je propose un projet</li>',
    ),
  ).toEqual([
    'hero.apply.label',
    'sections.1.items.0.label',
    'sections.1.items.1.label',
    'hero.apply.label',
  ])
})

it('finds an image by its path, at any width', () => {
  expect(paths('<img src="/images/frise.png?v=1&w=480"><img src="/images/autre.png">')).toEqual([
    'sections.1.image',
    null,
  ])
})

it('finds nothing for texts that are in no field, or for navigation', () => {
  expect(
    paths('<p>Critère 1</p><p>Appel ouvert</p><p></p><nav><li>Nos critères</li></nav>'),
  ).toEqual([null, null, null, null])
})
