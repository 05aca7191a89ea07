import { describe, expect, it } from '@jest/globals'

import { describeSource } from '@/content/source/describe'
import { formatRepair } from '@/content/source/result'
import { acceptedWith, fileWith, fixture, read } from '@/tests/fixtures/source/source-file'

describe('the plan of a whole page', () => {
  const result = read(fixture)
  if (!result.ok) throw new Error('the fixture must be accepted')
  const { plan } = result

  it('has the short title for menus and the long title for the page', () => {
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

  it('contains the open call with its link targets', () => {
    expect(plan.calls[0]).toEqual({
      name: 'Appel à projets EIG 7',
      promotion: '7',
      override: 'open',
      overrideReason: 'importé : ouvert',
      applicationUrl: '/participer/administrations/proposer',
      rulesUrl: 'https://exemple.gouv.fr/reglement.pdf',
    })
  })

  it('creates each section from the structure of the text, in order', () => {
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

  it('needs no repairs for a clean file', () => {
    expect(result.repairs).toEqual([])
  })

  it('is described before the import', () => {
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

describe('the call of an imported page', () => {
  const callOf = (keys: Record<string, unknown>) => {
    const [call] = acceptedWith(keys).plan.calls
    if (!call) throw new Error('a call is expected')
    return call
  }

  it.each([
    [true, { override: 'open', overrideReason: 'importé : ouvert' }],
    [false, { override: 'closed', overrideReason: 'importé : fermé' }],
  ])('is forced by “open: %s”, with a reason', (open, override) => {
    expect(callOf({ open })).toMatchObject(override)
  })

  it.each([
    ['Appel à projets EIG 7', '7'],
    ['La 8ème promotion recrute', '8'],
    ['La 1re promotion', null],
    ['Bientôt la promotion 6', '6'],
    ['La promotion 2024 recrute 30 EIG', null],
    ['Pour aller plus loin', null],
  ])('takes the promotion from a title: « %s » gives %s', (title, promotion) => {
    const call = callOf({ wait: { title, desc: '' } })
    expect(call.promotion).toBe(promotion ?? '')
    expect(call.name).toBe(promotion ? `Appel à projets EIG ${promotion}` : 'Appel à projets')
  })

  it('takes the promotion from the closed-call text before the steps, and from the steps before the programme', () => {
    const program = 'promotion 1'
    const steps = 'promotion 2'
    expect(callOf({ program }).promotion).toBe('1')
    expect(callOf({ program, steps }).promotion).toBe('2')
    expect(callOf({ program, steps, wait: { title: 'Clos', desc: 'EIG 3' } }).promotion).toBe('3')
  })
})

describe('profiles found in the programme', () => {
  const sectionsOf = (program: string) => acceptedWith({ program }).sections
  const PROFILE = '### Produit\n\nDonne le cap.'

  it('are found without an introduction, under third-level headings', () => {
    expect(sectionsOf(`## Profils mobilisés\n\n${PROFILE}`)).toEqual([
      {
        blockType: 'profiles',
        title: 'Profils mobilisés',
        introduction: '',
        profiles: [{ name: 'Produit', description: 'Donne le cap.', link: null }],
      },
    ])
  })

  it('keep a link in the description unless it is only a label and a target', () => {
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
    ['a name without a text', `## Profils\n\n${PROFILE}\n\n### Technique`],
    ['names at two heading levels', `## Profils\n\n${PROFILE}\n\n#### Technique\n\nChoisit.`],
    ['fifth-level headings', '## Profils\n\n##### Produit\n\nDonne le cap.'],
    ['a name that is a link', '## Profils\n\n### [Produit](/p)\n\nDonne le cap.'],
    ['no names', '## Profils\n\nNous en cherchons.'],
    ['another title', `## Les projets\n\n${PROFILE}`],
    ['a reference defined elsewhere', `## Profils\n\n${PROFILE} [Fiche][f]\n\n[f]: /fiche`],
  ])('remain an unchanged text with %s', (_, program) => {
    expect(sectionsOf(program)).toEqual([{ blockType: 'text', body: program }])
  })

  it('leave one text on each side of them', () => {
    const before = '## Un\n\nAvant.\n\n## Deux\n\n    code'
    const after = '## Trois\n\n> Après.'
    const sections = sectionsOf(`${before}\n\n## Profils\n\n${PROFILE}\n\n${after}`)
    expect(sections.map(({ blockType }) => blockType)).toEqual(['text', 'profiles', 'text'])
    expect(sections[0]).toEqual({ blockType: 'text', body: before })
    expect(sections[2]).toEqual({ blockType: 'text', body: after })
  })
})

describe('selection steps', () => {
  const sectionsOf = (steps: string) => acceptedWith({ steps }).sections

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

  it('lose the indentation of their paragraphs', () => {
    expect(sectionsOf('## Étapes\n\n10. Un.\n').at(0)).toMatchObject({ blockType: 'text' })
    expect(sectionsOf('## Étapes\n\n1.  Un,\n    suite.\n\n    Fin.\n2.  Deux.')[0]).toMatchObject({
      steps: [{ text: 'Un,\nsuite.\n\nFin.' }, { text: 'Deux.' }],
    })
  })

  it('leave what follows the list as a text', () => {
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
  ])('remain an unchanged text with %s', (_, steps) => {
    expect(sectionsOf(steps)).toEqual([{ blockType: 'text', body: steps }])
  })
})

describe('the other parts', () => {
  const criterion = (num: unknown, name: string) => ({ num, name, desc: `À propos de ${name}.` })

  describe('criteria', () => {
    it('without a list remain a text with a title', () => {
      const criteria = { title: 'Ambition', desc: 'Le projet voit loin.' }
      expect(acceptedWith({ criteria }).sections).toEqual([
        { blockType: 'text', body: '## Ambition\n\nLe projet voit loin.' },
      ])
    })

    it('without a list keep a title that looks like Markdown', () => {
      const criteria = { title: 'Coût [net] *', desc: '', list: [] }
      expect(acceptedWith({ criteria }).sections).toEqual([
        { blockType: 'text', body: '## Coût [net] *' },
      ])
    })

    it.each(['*', '_', '`'])('without a list keep a title with « %s » around a word', (mark) => {
      const criteria = { title: `Le ${mark}vrai${mark} coût`, desc: '' }
      expect(acceptedWith({ criteria }).sections).toEqual([
        { blockType: 'text', body: `## Le \\${mark}vrai\\${mark} coût` },
      ])
    })

    it('are numbered by their position, and a different number is reported', () => {
      const list = [
        criterion('2', 'Équipe'),
        criterion(2, 'Impact'),
        criterion(undefined, 'Budget'),
      ]
      const { sections, repairs } = acceptedWith({
        criteria: { title: 'Critères', desc: '', list },
      })
      expect(sections[0]).toMatchObject({
        criteria: [{ name: 'Équipe' }, { name: 'Impact' }, { name: 'Budget' }],
      })
      expect(repairs).toEqual([
        { key: 'criteria.list[1].num', message: 'numéro « 2 » ignoré : la position donne 1' },
      ])
    })
  })

  describe('incomplete parts', () => {
    it('of the criteria turn all of them into a text, each under its name', () => {
      const list = [
        { name: 'Équipe', desc: 'Prête.' },
        { name: '', desc: 'Sans nom.' },
        { num: '3' },
      ]
      expect(acceptedWith({ criteria: { title: 'Critères', list } }).sections).toEqual([
        { blockType: 'text', body: '## Critères\n\n### Équipe\n\nPrête.\n\nSans nom.' },
      ])
    })

    it('remain separate texts where one would change the meaning of the next', () => {
      const list = [{ name: 'Équipe', desc: '```\nPrête.' }, { desc: 'Sans nom.' }]
      expect(acceptedWith({ criteria: { title: 'Critères', list } }).sections).toEqual([
        { blockType: 'text', body: '## Critères' },
        { blockType: 'text', body: '### Équipe\n\n```\nPrête.' },
        { blockType: 'text', body: 'Sans nom.' },
      ])
    })

    it('of the page are replaced, and this is reported', () => {
      const { plan, repairs } = acceptedWith({
        open: undefined,
        head: null,
        wait: { desc: 'Pour EIG 8, revenez.' },
      })
      expect(plan.hero).toMatchObject({ title: 'Administrations', apply: { label: '' } })
      expect(plan.calls[0]).toMatchObject({ override: 'closed', applicationUrl: '', rulesUrl: '' })
      expect(plan.sections).toEqual([
        { blockType: 'closedCall', title: 'Appel à projets EIG 8', body: 'Pour EIG 8, revenez.' },
      ])
      expect(repairs.map(formatRepair)).toEqual([
        'open : absent : l’appel est importé fermé',
        'head.title : absent : le titre de la page le remplace',
        'wait.title : absent : le nom de l’appel le remplace',
      ])
    })

    it('without quotes are read as they are written', () => {
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
  ])('“open: %s” is read as Hugo reads it, and this is reported', (written, isOpen) => {
    const result = read(fileWith({}).replace('open: false', `open: ${written}`))
    expect(result).toMatchObject({ source: { open: isOpen }, repairs: [{ key: 'open' }] })
  })

  describe('the keys of 2021', () => {
    it('remain texts after the programme, in each shape', () => {
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

  describe('the other keys of Hugo', () => {
    it('former addresses are read, absolute or relative to the page, each once', () => {
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

    it('the draft state of the page is read', () => {
      expect(acceptedWith({}).plan.isDraft).toBe(false)
      expect(acceptedWith({ draft: true }).plan.isDraft).toBe(true)
    })
  })

  describe('empty and extra parts', () => {
    it('create no section when they are empty', () => {
      const keys = {
        program: null,
        criteria: { title: '', desc: '' },
        steps: ' ',
        wait: { title: '', desc: '' },
      }
      expect(acceptedWith(keys).sections).toEqual([])
      expect(acceptedWith({}).sections).toEqual([])
    })

    it('keep the text after the front matter as the last section, and report it', () => {
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
})
