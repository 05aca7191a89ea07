import { describe, expect, it } from '@jest/globals'
import { acceptedWith } from '../../fixtures/source/source-file'

const sectionsOf = (steps: string) => acceptedWith({ steps }).sections

describe('selection steps', () => {
  it.each([
    ['bullets', '* Un.\n* Deux.'],
    ['loose bullets', '* Un.\n\n* Deux.'],
    ['numbers', '1. Un.\n2. Deux.'],
  ])('are found in a list with %s', (_, list) => {
    expect(sectionsOf(`## Étapes\n\n${list}`)).toEqual([
      {
        blockType: 'steps',
        title: 'Étapes',
        introduction: '',
        steps: [{ text: 'Un.' }, { text: 'Deux.' }],
      },
    ])
  })

  it('lose the indentation that tied their paragraphs to the list', () => {
    expect(sectionsOf('## Étapes\n\n10. Un.\n').at(0)).toMatchObject({ blockType: 'text' })
    expect(sectionsOf('## Étapes\n\n1.  Un,\n    suite.\n\n    Fin.\n2.  Deux.')[0]).toMatchObject({
      steps: [{ text: 'Un,\nsuite.\n\nFin.' }, { text: 'Deux.' }],
    })
  })

  it('leave what follows the list as text', () => {
    expect(sectionsOf('## Étapes\n\n* Un.\n\n## Ensuite\n\nVoilà.')[1]).toEqual({
      blockType: 'text',
      body: '## Ensuite\n\nVoilà.',
    })
  })

  it.each([
    ['an image before the list', '## Étapes\n\n![Frise](/img/f.svg)\n\n1. Un.'],
    ['two lists', '## Étapes\n\n* Un.\n\nPuis :\n\n* Deux.'],
    ['no heading', 'Voici :\n\n* Un.'],
    ['no list', '## La suite\n\nÀ venir.'],
    ['a third-level heading', '### Étapes\n\n* Un.'],
    ['a nested list', '## Étapes\n\n* Un :\n  * a\n  * b'],
    ['an empty item', '## Étapes\n\n*\n* Deux.'],
    ['numbers that start at 3', '## Étapes\n\n3. Trois.\n4. Quatre.'],
    ['a quote before the list', '## Étapes\n\n> Cité.\n\n* Un.'],
    ['a reference', '## Étapes\n\n* [Un][u]\n\n[u]: /un'],
  ])('stay text as they were typed with %s', (_, steps) => {
    expect(sectionsOf(steps)).toEqual([{ blockType: 'text', body: steps }])
  })
})
