import { describe, expect, it } from '@jest/globals'

import { Calls } from '@/collections/calls'
import { Pages } from '@/collections/pages'
import { differences } from '@/editing/saving/differences'

const page = {
  title: 'Collectivités',
  calls: ['appel-1'],
  hero: { title: 'Accueillir une équipe', apply: { label: 'Candidater' } },
  sections: [
    { id: 'a', blockType: 'text', body: 'Le programme dure dix mois.' },
    { id: 'b', blockType: 'text', body: 'Une équipe est accueillie.' },
  ],
}
const from = (after: object) => differences(Pages.fields, page, after as typeof page)

describe('the fields that two versions do not have alike', () => {
  it('are none when nothing was typed', () => {
    expect(from(page)).toEqual([])
    expect(from({ title: 'Collectivités' })).toEqual([])
  })

  it('are named as the form names them, with both texts', () => {
    expect(from({ ...page, hero: { ...page.hero, title: 'Recevoir' } })).toEqual([
      {
        label: 'En-tête de page › Grand titre',
        before: 'Accueillir une équipe',
        after: 'Recevoir',
      },
    ])
  })

  it('take nothing for an empty text', () => {
    expect(from({ ...page, slug: '' })).toEqual([])
    expect(from({ ...page, title: null })).toMatchObject([{ after: '' }])
  })

  it('find a section by itself, wherever it stands', () => {
    const [first, second] = page.sections
    const sections = [{ ...second, body: 'Deux équipes sont accueillies.' }, first]
    expect(from({ ...page, sections })).toEqual([
      {
        label: 'Sections › 1. Texte › Texte',
        before: 'Une équipe est accueillie.',
        after: 'Deux équipes sont accueillies.',
      },
      { label: 'Sections (ordre et nombre)', before: '', after: '' },
    ])
  })

  it('say what a removed section said', () => {
    expect(from({ ...page, sections: page.sections.slice(0, 1) })).toContainEqual({
      label: 'Sections › 2. Texte › Texte',
      before: 'Une équipe est accueillie.',
      after: '',
    })
  })

  it('compare choices by document, whether it is given or named', () => {
    expect(from({ ...page, calls: [{ id: 'appel-1' }] })).toEqual([])
    expect(from({ ...page, calls: ['appel-2'] })).toMatchObject([{ label: 'Appels à projets' }])
  })

  it('say dates as Paris does', () => {
    const before = { opensAt: '2027-01-04T08:00:00.000Z' }
    const after = { opensAt: '2027-01-04T09:00:00.000Z' }
    expect(differences(Calls.fields, before, after)).toMatchObject([
      {
        before: '4\u00a0janvier\u00a02027 à 9\u00a0h',
        after: '4\u00a0janvier\u00a02027 à 10\u00a0h',
      },
    ])
  })
})
