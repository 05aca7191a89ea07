import { describe, expect, it } from '@jest/globals'

import { itemSentence, summary, type Change, type ItemEvent } from '@/editing/history/changes'
import { quoted } from '@/editing/history/names'

const text = (...trail: string[]): Change => ({ trail, kind: 'text', parts: [] })
const item = (event: ItemEvent, ...trail: string[]): Change => ({
  trail,
  kind: 'item',
  name: 'X',
  event,
  content: [],
})

describe('the summary of a version', () => {
  it.each<[Change[], string]>([
    [[], 'Aucun changement du contenu'],
    [[text('Description')], 'Description'],
    [[text('En-tête', 'Lien', 'Adresse')], 'Lien › Adresse'],
    [
      [
        text('Nom'),
        item({ kind: 'added', place: 1 }, 'Critères'),
        item({ kind: 'moved', from: 3, to: 1 }, 'Critères'),
        item({ kind: 'moved', from: 4, to: 2 }, 'Critères'),
      ],
      'Nom ; Critères : 1 ajout, 2 déplacements',
    ],
    [['a', 'b', 'c', 'd'].map((label) => text(label)), 'a ; b ; c ; 1 autre champ'],
    [['a', 'b', 'c', 'd', 'e'].map((label) => text(label)), 'a ; b ; c ; 2 autres champs'],
  ])('%#: %s', (changes, expected) => {
    expect(summary(changes).replace(/[\u00a0\u202f]/g, ' ')).toBe(expected)
  })
})

it.each<[ItemEvent, string]>([
  [{ kind: 'added', place: 2 }, 'Ajout en place 2 : X'],
  [{ kind: 'removed', place: 1 }, 'Retrait de la place 1 : X'],
  [{ kind: 'moved', from: 3, to: 1 }, 'X passe de la place 3 à la place 1'],
])('says what happened to an item: %j', (event, expected) => {
  expect(itemSentence('X', event).replaceAll('\u00a0', ' ')).toBe(expected)
})

it('cuts long titles after a word, without Markdown', () => {
  expect(quoted('## Le **besoin**')).toBe('«\u00a0Le besoin\u00a0»')
  const long = quoted('Un entretien avec le jury puis une réponse motivée sous quinze jours ouvrés')
  expect(long).toBe('«\u00a0Un entretien avec le jury puis une réponse motivée sous…\u00a0»')
})
