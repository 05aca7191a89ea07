import { expect, it } from '@jest/globals'

import { outdatedWords } from '@/text/checks/outdated'

const excerpts = (words: string) => outdatedWords(words, 2027).map(({ excerpt }) => excerpt)

it.each([
  ['En 2024, le programme recrutera dix personnes.', ['2024']],
  ['Les candidatures ouvriront en 2025. En 2020, dix équipes sont parties.', ['2025']],
  ['La prochaine promotion part en septembre 2026.', ['2026']],
  ['La 7ème promotion et le 2ième appel.', ['7ème', '2ième']],
])('reports what a past year makes doubtful, and ordinals: %s', (words, expected) => {
  expect(excerpts(words)).toEqual(expected)
})

it.each([
  'En 2024, dix équipes sont parties.',
  'Le programme recrutera en 2027 et en 2028.',
  'Une caméra de 2019, à l’opéra. Un front uni en 2020.',
  'La 7e promotion, la 1re page, le XXe siècle.',
  'L’arrêté du 3 mars 2023 est consultable.',
])('leaves history and correct words alone: %s', (words) => {
  expect(excerpts(words)).toEqual([])
})
