import { describe, expect, it } from '@jest/globals'
import { acceptedWith } from '../../fixtures/source/source-file'

const sectionsOf = (program: string) => acceptedWith({ program }).sections
const PROFILE = '### Produit\n\nDonne le cap.'

describe('profiles found in the programme', () => {
  it('are found without introduction, under third-level names', () => {
    expect(sectionsOf(`## Profils mobilisés\n\n${PROFILE}`)).toEqual([
      {
        blockType: 'profiles',
        title: 'Profils mobilisés',
        introduction: '',
        profiles: [{ name: 'Produit', description: 'Donne le cap.', link: null }],
      },
    ])
  })

  it('keep in the description a link that says more than a label and a target', () => {
    const sectionWith = (paragraph: string) =>
      sectionsOf(`## Les profils\n\n${PROFILE}\n\n${paragraph}`)[0]
    for (const paragraph of [
      '[**Fiche**](/fiche)',
      '[Fiche](/fiche "La fiche")',
      'Voir la [fiche](/fiche)',
      '[Fiche](#)',
    ]) {
      expect(sectionWith(paragraph)).toMatchObject({
        profiles: [{ description: `Donne le cap.\n\n${paragraph}`, link: null }],
      })
    }
    expect(sectionWith('[Fiche](/fiche)')).toMatchObject({
      profiles: [{ description: 'Donne le cap.', link: { label: 'Fiche', url: '/fiche' } }],
    })
  })

  it.each([
    ['a list', `## Profils\n\n${PROFILE}\n\n* un point`],
    ['an image', `## Profils\n\n${PROFILE}\n\n![Portrait](/img/a.png)`],
    ['an image in the introduction', `## Profils\n\n![Portrait](/img/a.png)\n\n${PROFILE}`],
    ['a name without text', `## Profils\n\n${PROFILE}\n\n### Technique`],
    ['names of two levels', `## Profils\n\n${PROFILE}\n\n#### Technique\n\nChoisit.`],
    ['fifth-level names', '## Profils\n\n##### Produit\n\nDonne le cap.'],
    ['a name that is a link', '## Profils\n\n### [Produit](/p)\n\nDonne le cap.'],
    ['no name', '## Profils\n\nNous en cherchons.'],
    ['another subject', `## Les projets\n\n${PROFILE}`],
    ['a reference used elsewhere', `## Profils\n\n${PROFILE} [Fiche][f]\n\n[f]: /fiche`],
  ])('stay text as they were typed with %s', (_, program) => {
    expect(sectionsOf(program)).toEqual([{ blockType: 'text', body: program }])
  })

  it('leave what is around them as one text on each side', () => {
    const before = '## Un\n\nAvant.\n\n## Deux\n\n    code'
    const after = '## Trois\n\n> Après.'
    const sections = sectionsOf(`${before}\n\n## Profils\n\n${PROFILE}\n\n${after}`)
    expect(sections.map(({ blockType }) => blockType)).toEqual(['text', 'profiles', 'text'])
    expect(sections[0]).toEqual({ blockType: 'text', body: before })
    expect(sections[2]).toEqual({ blockType: 'text', body: after })
  })
})
