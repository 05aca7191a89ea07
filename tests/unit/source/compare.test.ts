import { describe, expect, it } from '@jest/globals'
import { lostFrom, type Piece } from '@/content/source/compare'
import { piecesOfContent } from '@/content/source/pieces'
import { fixture, read } from '../../fixtures/source/source-file'

const markdown = (text: string): Piece[] => [{ as: 'markdown', text }]
const SOURCE = markdown('Un deux trois [quatre](/a) ![cinq](/b.png) [six](/c)')

describe('the guard against lost content', () => {
  it.each([
    ['a word', 'Un trois [quatre](/a) ![cinq](/b.png) [six](/c)', 'word', 'deux', 'missing'],
    ['a link', 'Un deux trois quatre ![cinq](/b.png) [six](/c)', 'link', '/a', 'missing'],
    ['an image', 'Un deux trois [quatre](/a) cinq [six](/c)', 'image', '/b.png', 'missing'],
    [
      'the order of words',
      'Un trois deux [quatre](/a) ![cinq](/b.png) [six](/c)',
      'word',
      'trois',
      'moved',
    ],
    [
      'the order of links',
      'Un deux trois [quatre](/c) ![cinq](/b.png) [six](/a)',
      'link',
      '/c',
      'moved',
    ],
  ])('detects the loss of %s', (_, plan, kind, value, reason) => {
    expect(lostFrom(SOURCE, markdown(plan))).toEqual([{ kind, value, reason }])
  })

  it('counts words: two occurrences are more than one', () => {
    expect(lostFrom(markdown('bien, bien'), markdown('bien'))).toHaveLength(1)
  })

  it('detects a reference that lost its target', () => {
    const cut = [...markdown('Un [lien][a]'), ...markdown('Autre texte')]
    expect(lostFrom(markdown('Un [lien][a]\n\nAutre texte\n\n[a]: /cible'), cut)).toEqual([
      { kind: 'link', value: '/cible', reason: 'missing' },
    ])
  })

  it('ignores formatting: list numbers, headings and emphasis are not words', () => {
    const plan: Piece[] = [
      { as: 'line', text: 'Titre' },
      { as: 'line', text: '5. Un' },
      { as: 'line', text: 'Lire' },
      { as: 'target', text: '/x' },
    ]
    expect(lostFrom(markdown('## **Ti**tre\n\n1. 5\\. Un\n2. [Lire](/x)'), plan)).toEqual([])
  })

  it('detects any section missing from a real plan', () => {
    const result = read(fixture)
    if (!result.ok) throw new Error('the fixture must be accepted')
    const { content } = result
    const all = piecesOfContent(content)
    expect(lostFrom(all, all)).toEqual([])
    content.sections.forEach((_, dropped) => {
      const sections = content.sections.filter((__, index) => index !== dropped)
      expect(lostFrom(all, piecesOfContent({ ...content, sections }))).not.toEqual([])
    })
  })
})
