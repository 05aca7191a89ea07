import { describe, expect, it } from '@jest/globals'
import { describeSource } from '@/content/source/describe'
import { fixture, read } from '../../fixtures/source/source-file'

describe('the plan of a whole page', () => {
  const result = read(fixture)
  if (!result.ok) throw new Error('the fixture must be accepted')
  const { plan } = result

  it('keeps the short title for menus and the long one for the page', () => {
    expect(plan.title).toBe('Administrations')
    expect(plan.hero).toEqual({
      title: 'Administrations publiques',
      introduction:
        'Vous portez un projet numérique ? Le programme vous aide à le mener de l’intérieur.',
      apply: { label: 'Je dépose un projet' },
      rules: { label: 'Je lis le règlement' },
    })
    expect(plan.address).toBe('participer/administrations')
  })

  it('makes the call, open, with its targets', () => {
    expect(plan.call).toEqual({
      name: 'Appel à projets EIG 7',
      promotion: '7',
      override: 'open',
      overrideReason: 'importé : ouvert',
      applicationUrl: '/participer/administrations/proposer',
      rulesUrl: 'https://exemple.gouv.fr/reglement.pdf',
    })
  })

  it('makes each section by the structure of the text, in its order', () => {
    expect(plan.sections).toEqual([
      { blockType: 'text', body: 'Trente postes seront ouverts l’an prochain.' },
      {
        blockType: 'profiles',
        title: 'Les profils recherchés',
        introduction: 'Nous cherchons **deux** profils.',
        profiles: [
          {
            name: 'Direction de produit',
            description: 'Elle donne le cap.\n\nElle écoute les usagers.',
            link: { label: 'En savoir plus', url: 'https://exemple.gouv.fr/produit' },
          },
          {
            name: 'Direction technique',
            description: 'Elle choisit les techniques.',
            link: null,
          },
        ],
      },
      {
        blockType: 'text',
        body: '## Les projets admis\n\n* Pour lancer un service\n* Pour le [faire grandir](https://exemple.gouv.fr/grandir)\n\n![Schéma des étapes](/img/schema.svg)',
      },
      {
        blockType: 'criteria',
        title: 'Nos critères',
        introduction: 'Chaque projet est jugé sur deux points.',
        criteria: [
          { name: 'Problème', description: 'Il est avéré et mesuré.' },
          { name: 'Équipe', description: 'Elle est prête.' },
        ],
      },
      {
        blockType: 'steps',
        title: 'Les étapes',
        introduction: 'L’appel de la 7ème promotion est continu :',
        steps: [{ text: 'Vous déposez un dossier.' }, { text: 'Un **jury** l’étudie.' }],
      },
      {
        blockType: 'text',
        body: 'Une question ? Lisez [les réponses](https://exemple.gouv.fr/faq).',
      },
      { blockType: 'closedCall', title: 'Appel à projets EIG 7', body: 'Revenez au printemps.' },
    ])
  })

  it('repairs nothing in a clean file', () => {
    expect(result.repairs).toEqual([])
  })

  it('tells what would be made', () => {
    expect(describeSource(result)).toEqual([
      'Page /participer/administrations « Administrations » : 7 sections',
      'Appel « Appel à projets EIG 7 » : ouvert',
      'Texte : 7 mots',
      'Profils « Les profils recherchés » : 2',
      'Texte : 14 mots',
      'Critères « Nos critères » : 2',
      'Étapes « Les étapes » : 2',
      'Texte : 5 mots',
      'Appel clos « Appel à projets EIG 7 » : 8 mots',
    ])
  })
})
