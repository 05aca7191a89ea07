import { describe, expect, it } from '@jest/globals'
import { formatRepair } from '@/content/source/result'
import { acceptedWith, fileWith, read } from '../../fixtures/source/source-file'

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

describe('incomplete parts', () => {
  it('of the criteria make all of them text, each under its name', () => {
    const list = [{ name: 'Équipe', desc: 'Prête.' }, { name: '', desc: 'Sans nom.' }, { num: '3' }]
    expect(acceptedWith({ criteria: { title: 'Critères', list } }).sections).toEqual([
      { blockType: 'text', body: '## Critères\n\n### Équipe\n\nPrête.\n\nSans nom.' },
    ])
  })

  it('stay apart where one would change what the next means', () => {
    const list = [{ name: 'Équipe', desc: '```\nPrête.' }, { desc: 'Sans nom.' }]
    expect(acceptedWith({ criteria: { title: 'Critères', list } }).sections).toEqual([
      { blockType: 'text', body: '## Critères' },
      { blockType: 'text', body: '### Équipe\n\n```\nPrête.' },
      { blockType: 'text', body: 'Sans nom.' },
    ])
  })

  it('of the page are replaced, and the editor is told', () => {
    const { plan, repairs } = acceptedWith({
      open: undefined,
      head: null,
      wait: { desc: 'Pour EIG 8, revenez.' },
    })
    expect(plan.hero).toMatchObject({ title: 'Administrations', apply: { label: '' } })
    expect(plan.call).toMatchObject({ override: 'closed', applicationUrl: '', rulesUrl: '' })
    expect(plan.sections).toEqual([
      { blockType: 'closedCall', title: 'Appel à projets EIG 8', body: 'Pour EIG 8, revenez.' },
    ])
    expect(repairs.map(formatRepair)).toEqual([
      'open : absent : l’appel est importé fermé',
      'head.title : absent : le titre de la page le remplace',
      'wait.title : absent : le nom de l’appel le remplace',
    ])
  })

  it('that someone forgot to quote are read as they are written', () => {
    const text = fileWith({}).replace('title: Administrations\n', 'title: 2024.10\n')
    const result = read(text)
    expect(result).toMatchObject({
      plan: { title: '2024.10' },
      repairs: [{ key: 'title', message: '« 2024.10 » lu comme un texte' }],
    })
  })
})

it.each([
  ['yes', true],
  ['"False"', false],
])('open: %s is read as Hugo did, and the editor is told', (written, isOpen) => {
  const result = read(fileWith({}).replace('open: false', `open: ${written}`))
  expect(result).toMatchObject({ source: { open: isOpen }, repairs: [{ key: 'open' }] })
})

describe('the keys of 2021', () => {
  it('stay as text after the programme, in whatever shape', () => {
    const talents = 'Des **talents**.'
    const agents = {
      title: 'Vos agents',
      desc: 'Formés.',
      list: [{ name: 'Mentor', desc: 'Guide.' }],
    }
    expect(acceptedWith({ agents, talents, program: 'Début.' }).sections).toEqual([
      { blockType: 'text', body: 'Début.' },
      { blockType: 'text', body: 'Des **talents**.' },
      { blockType: 'text', body: '## Vos agents\n\nFormés.\n\n### Mentor\n\nGuide.' },
    ])
  })
})

describe('what Hugo reads', () => {
  it('former addresses, from the root or beside the page, each once', () => {
    const aliases = [
      '/admins/',
      'proposer-un-projet',
      '/admins',
      '/participer/administrations/',
      '/Été 2021.html',
    ]
    expect(acceptedWith({ aliases }).plan.aliases).toEqual([
      'admins',
      'participer/proposer-un-projet',
      '%C3%89t%C3%A9%202021.html',
    ])
  })

  it('whether the page is a draft', () => {
    expect(acceptedWith({}).plan.isDraft).toBe(false)
    expect(acceptedWith({ draft: true }).plan.isDraft).toBe(true)
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
