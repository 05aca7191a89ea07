import { expect, it } from '@jest/globals'

import { outdatedWords } from '@/text/checks/outdated'

const excerpts = (words: string) => outdatedWords(words, 2027).map(({ excerpt }) => excerpt)

it.each([
  ['En 2024, le programme recrutera dix personnes.', ['2024']],
  ['Les candidatures ouvriront en 2025. En 2020, dix équipes sont parties.', ['2025']],
  ['La prochaine promotion part en septembre 2026.', ['2026']],
  ['1re session EIG 7 : janvier-février 2024', ['janvier-février 2024']],
  ['[31 mars - 1er avril 2025]', ['1er avril 2025']],
  ['Du lundi 24 janvier au 18 mars 2024 à 18 h', ['Du lundi 24 janvier au 18 mars 2024 à 18 h']],
  ['Jury – début du 2e trimestre 2025.', ['début du 2e trimestre 2025.']],
  ['Dépôt : 24/01/2024', ['24/01/2024']],
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
  'La loi de 2021',
  'Loi du 24 août 2021',
  'Décret n° 2019-768 : 24 juillet 2019',
  'Dernière mise à jour : mars 2025',
  'Promotion 6 : septembre 2022 – juin 2023',
  'Appel à projets janvier 2025',
  'Appel à projets 2025',
  'Mars 2020 : dix équipes partent.',
  'La promotion 6 (septembre 2022) a réuni dix équipes.',
  '1 rue du 4 septembre 2000, Paris',
  'https://exemple.fr/2024/01/12/mars-2024',
  'Jury : mars 2027',
  'Bilan – décembre 2025',
])('leaves history and correct words alone: %s', (words) => {
  expect(excerpts(words)).toEqual([])
})
