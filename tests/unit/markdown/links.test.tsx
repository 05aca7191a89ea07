import { expect, it } from '@jest/globals'

import { show } from './show'

it('marks a link that leaves the site', () => {
  const link = show("[L'annonce](https://exemple.org/a'b?c=1;d)").querySelector('a')
  expect(link).toHaveAttribute('href', "https://exemple.org/a'b?c=1;d")
  expect(link).toHaveAttribute('target', '_blank')
  expect(link).toHaveAttribute('rel', 'noopener external')
  expect(link).toHaveAttribute('title', 'L’annonce - nouvelle fenêtre')
})

it.each(['/faq', 'mailto:a@exemple.fr', 'tel:+33123456789', 'https://mission.exemple.fr/faq'])(
  'opens %s in place',
  (target) => {
    const link = show(`[lien](${target})`).querySelector('a')
    expect(link).toHaveAttribute('href', target)
    expect(link).not.toHaveAttribute('target')
  },
)

it.each([
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'java&#9;script:alert(1)',
  'java&#10;script:alert(1)',
  'data:text/html;base64,PHM+',
  '//ailleurs.exemple',
  'page-relative',
  '',
])('keeps the words but not the target of %j', (target) => {
  const shown = show(`[des *mots*](<${target}>)`)
  expect(shown).toHaveTextContent('des mots')
  expect(shown.querySelector('a')).toBeNull()
})

it('shows the address of a link without words', () => {
  expect(show('[](https://exemple.org)')).toHaveTextContent('https://exemple.org')
})

it('keeps the title its author gave', () => {
  expect(show('[Guide](/guide "Version 2")').querySelector('a')).toHaveAttribute(
    'title',
    'Guide - Version 2',
  )
})
