import { describe, expect, it } from '@jest/globals'

import type { Change, ItemEvent } from '@/editing/changes/changes'
import { summary } from '@/plugins/history/summary'

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
