import { describe, expect, it } from '@jest/globals'
import { acceptedWith } from '../../fixtures/source/source-file'

const criterion = (num: unknown, name: string) => ({ num, name, desc: `À propos de ${name}.` })

describe('criteria', () => {
  it('without a list stay as a titled text', () => {
    const criteria = { title: 'Ambition', desc: 'Le projet voit loin.' }
    expect(acceptedWith({ criteria }).sections).toEqual([
      { blockType: 'text', body: '## Ambition\n\nLe projet voit loin.' },
    ])
  })

  it('without a list keep a title that would read otherwise as Markdown', () => {
    const criteria = { title: 'Coût [net] *', desc: '', list: [] }
    expect(acceptedWith({ criteria }).sections).toEqual([
      { blockType: 'text', body: '## Coût [net] *' },
    ])
    expect(acceptedWith({ criteria: { title: 'Le *vrai* coût', desc: '' } }).sections).toEqual([
      { blockType: 'text', body: '## Le \\*vrai\\* coût' },
    ])
  })

  it('take their number from their place, and the editor is told', () => {
    const list = [criterion('2', 'Équipe'), criterion(2, 'Impact'), criterion(undefined, 'Budget')]
    const { sections, repairs } = acceptedWith({ criteria: { title: 'Critères', desc: '', list } })
    expect(sections[0]).toMatchObject({
      criteria: [{ name: 'Équipe' }, { name: 'Impact' }, { name: 'Budget' }],
    })
    expect(repairs).toEqual([
      { key: 'criteria.list[1].num', message: 'numéro « 2 » ignoré : la position donne 1' },
    ])
  })
})

describe('empty and extra parts', () => {
  it('make no section when nothing is written', () => {
    const keys = {
      program: null,
      criteria: { title: '', desc: '' },
      steps: ' ',
      wait: { title: '', desc: '' },
    }
    expect(acceptedWith(keys).sections).toEqual([])
    expect(acceptedWith({}).sections).toEqual([])
  })

  it('keep the text after the front matter as the last section, and say so', () => {
    const wait = { title: 'Clos', desc: '' }
    const { sections, repairs } = acceptedWith({ wait }, '\n# Reste\n\nUn [lien](/x).\n')
    expect(sections).toEqual([
      { blockType: 'closedCall', title: 'Clos', body: '' },
      { blockType: 'text', body: '# Reste\n\nUn [lien](/x).' },
    ])
    expect(repairs).toEqual([
      { key: 'corps', message: 'texte trouvé après l’en-tête, gardé en dernière section' },
    ])
  })
})
