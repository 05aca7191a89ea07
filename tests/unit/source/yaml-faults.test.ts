import { describe, expect, it } from '@jest/globals'
import { faultsOf } from '../../fixtures/source/source-file'

const faultsOfYaml = (...lines: string[]) => faultsOf(['---', ...lines, '---', ''].join('\n'))

describe('faults of the YAML, with the line of the file', () => {
  it.each([
    ['second colon', ['title: Appel : ouvert'], '2:8: un deuxième « : » sur la ligne'],
    [
      'text not indented under its key',
      ['head:', '  desc: Un programme', '  pour vous', '  title: Administrations'],
      '4:3: un texte sur plusieurs lignes contient « : » ou est mal indenté',
    ],
    ['tab', ['head:', '\ttitle: A'], '3:1: tabulation dans l’indentation'],
    ['closing quote', ['title: "Appel'], '3:1: un caractère manque'],
    [
      'unquoted bold text',
      ['title: **important**'],
      '2:8: un texte qui commence par « * » se met entre guillemets',
    ],
    ['unknown escape', ['title: "C:\\projets"'], '2:11: séquence « \\ » inconnue'],
    ['reserved character', ['title: @eig'], '2:8: ce caractère ne peut commencer un texte'],
    ['unknown tag', ['title: !secret Appel'], '2:8: étiquette YAML (!) inconnue'],
  ])('%s', (_, lines, fault) => {
    expect(faultsOfYaml(...lines)[0]).toContain(`page.md:${fault}`)
  })

  it.each([
    ['title: Projet # 7e promotion', '2:15: clé « title »'],
    ['title: # Projet', '2:8: clé « title »'],
    ['title: # Projet\n  suite', '2:8: clé « title »'],
    ['title: 7 # promotions', '2:10: clé « title »'],
    ['criteria: { list: [{ name: Un # 1\n  }] }', '2:31: clé « name »'],
    ['title: Projet\n  annuel # 7', '3:10: clé « title »'],
  ])('a text that “ #” would cut is refused: %j', (yaml, fault) => {
    expect(faultsOfYaml(yaml)).toContain(
      `page.md:${fault} : ce qui suit « # » sur la ligne est un commentaire et serait perdu : mettez le texte entre guillemets`,
    )
  })

  it('comments that can be nothing else are not', () => {
    const lines = ['# En tête', 'title: "Appel #7 # 8" # entre guillemets', 'layout: admins']
    const more = [
      'open: true # en mars',
      '# seul',
      'head: # le haut',
      '  # indenté',
      '  title: Eig#7',
    ]
    const text = [
      'program: | # bloc',
      '  # Titre',
      '  Un # deux',
      '  # Trois',
      'steps:',
      '  # rien',
    ]
    expect(faultsOfYaml(...lines, ...more, ...text)).toEqual([])
  })

  it('every alias is refused, so that none can multiply', () => {
    const bomb = ['a: &a [x, x]', 'b: &b [*a, *a]', 'c: [*b, *b]']
    expect(
      faultsOfYaml(...bomb).map(
        (fault) => /:(\d+:\d+): un texte qui commence par/.exec(fault)?.[1],
      ),
    ).toEqual(['3:8', '3:12', '4:5', '4:9'])
  })

  it('groups used as keys and bottomless structures are refused', () => {
    expect(faultsOfYaml('? {a: 1}', ': b')).toEqual(['page.md:2:3: une clé doit être un nom'])
    expect(faultsOfYaml('? '.repeat(1000)).length).toBeGreaterThan(0)
    expect(faultsOfYaml(`a: ${'['.repeat(3000)}`).join()).toContain('structure trop profonde')
  })

  it('an empty front matter, or one that is not made of keys', () => {
    expect(faultsOfYaml()).toEqual([expect.stringContaining('doit être un groupe de clés')])
    expect(faultsOfYaml('- a')).toEqual(['page.md:2:1: l’en-tête doit être un groupe de clés'])
  })
})
