import { describe, expect, it } from '@jest/globals'

import { frenchTypography } from '@/text/typography'

/** No-break spaces made visible: `~` for U+00A0, `_` for U+202F. */
const shown = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_')

const EXAMPLES = [
  ['Pourquoi ?', 'Pourquoi_?'],
  ['Pourquoi?', 'Pourquoi_?'],
  ['Vite ! Vraiment ?!', 'Vite_! Vraiment_?!'],
  ['un ; deux; trois', 'un_; deux_; trois'],
  ['Voici : un', 'Voici~: un'],
  ['Voici: un', 'Voici~: un'],
  ['Voici\u00a0; un', 'Voici_; un'],
  ['(vraiment ?)', '(vraiment_?)'],
  ['« mot »', '«~mot~»'],
  ['«mot»: suite', '«~mot~»~: suite'],
  ['30% et 10 €.', '30~% et 10~€.'],
  ["l'équipe d'Anne", 'l’équipe d’Anne'],
  ["l'", 'l’'],
  ["le mot 'test' cité", "le mot 'test' cité"],
  [' : suite', '~: suite'],
] as const

const UNTOUCHED = [
  'https://exemple.fr/?a=1;b=2',
  'voir https://exemple.fr/a%20b?',
  'www.exemple.fr?',
  'à 10:30 précises',
  'std::vector',
  'merci :) et ;-)',
  'a!b a?b',
  'déjà\u00a0: fait\u202f!',
  '',
]

describe('frenchTypography', () => {
  it.each(EXAMPLES)('sets %j', (text, expected) => {
    expect(shown(frenchTypography(text))).toBe(expected)
  })

  it.each(UNTOUCHED)('leaves %j', (text) => {
    expect(frenchTypography(text)).toBe(text)
  })

  it.each([...EXAMPLES.map(([text]) => text), ...UNTOUCHED])('changes %j only once', (text) => {
    const once = frenchTypography(text)
    expect(frenchTypography(once)).toBe(once)
  })
})
