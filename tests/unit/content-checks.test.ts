import { describe, expect, it } from '@jest/globals'

import { cases, fc } from '@/tests/support/random-cases'
import { checkMarkdown, targetsIn } from '@/text/checks/check-markdown'
import { checkTarget } from '@/text/checks/check-target'
import { tolerate } from '@/text/checks/finding'
import { isOneTypoApart } from '@/text/checks/typo'

describe('checking an address', () => {
  const context = {
    siteUrl: 'https://www.mission.exemple.fr',
    sitePaths: ['/participer', '/participer/faq', '/équipe', '/participer/changements/*'],
    anchors: { '/participer/faq': ['quand', 'qui-paie'] } as Record<string, string[]>,
    hostUses: {
      'demarches-simplifees.fr': 4,
      'services-publics.exemple.fr': 4,
      'beta.exemple.fr': 2,
      'eig7.exemple.fr': 3,
    },
    year: 2026,
    promotions: [],
    namesCall: true,
    callDates: [],
  }

  /** The findings for a target, with plain spaces: « error: … ». */
  const said = (target: string, more: Partial<typeof context> = {}) =>
    checkTarget(target, { ...context, ...more }).map(({ severity, message, excerpt }) => {
      expect(excerpt).toBe(target)
      return `${severity}: ${message.replaceAll('\u00a0', ' ')}`
    })

  describe('the anchor of an address of the site', () => {
    it.each([
      '/participer/faq#quand',
      'https://mission.exemple.fr/participer/faq/?a=1#qui%2Dpaie',
      '/participer/faq#',
      'https://exemple.org/participer/faq#rien',
    ])('is accepted when it exists: %s', (target) => {
      expect(said(target)).toEqual([])
    })

    it('must exist on its page', () => {
      expect(said('/participer/faq#qand')).toEqual([
        'warning: La page « /participer/faq » n’a pas de passage « #qand » : vouliez-vous écrire « #quand » ?',
      ])
      expect(said('/participer#quand', { anchors: { '/participer': [] } })).toEqual([
        'warning: La page « /participer » n’a pas de passage « #quand » : copiez l’ancre depuis cette page, ou retirez-la.',
      ])
    })
  })

  describe('a correct address', () => {
    it.each([
      'https://www.demarches-simplifiees.fr/commencer/aap-eig7',
      'https://demarches-simplifiees.fr',
      'https://demarche.numerique.gouv.fr/commencer/aap-eig7',
      'https://services-publics.exemple.fr',
      'HTTPS://EXEMPLE.ORG/',
      'http://exemple.org/a?b=c.d#e',
      'https://exemple.org/parcours_(service)',
      'https://exemple.org/?',
      'https://exemple.org/#:~:text=la fin.'.replace(' ', '%20'),
      'https://exemple.org/r%E9glement.pdf',
      'https://exemple.org/?taux=100%',
      'https://http.exemple.org/http/https',
      'mailto:contact@exemple.fr?subject=Bonjour',
      'tel:+33123456789',
      '#ancre',
      '/',
      '/participer',
      '/participer/?a=1#faq',
      '//participer'.slice(1),
      '/%C3%A9quipe',
      '/assets/abc/style.css',
      'https://www.mission.exemple.fr/participer/faq',
      'http://mission.exemple.fr/participer/faq/',
      '/promotions/{{promotion}}',
      '/participer/changements/2026-11-01',
    ])('has no findings: %s', (target) => {
      expect(said(target)).toEqual([])
    })
  })

  describe('an address with an error', () => {
    it.each(['', ' ', '#'])('leads nowhere: %j', (target) => {
      expect(said(target)).toEqual([
        'error: Ce lien ne mène nulle part : donnez-lui une adresse, ou retirez-le.',
      ])
    })

    it.each([
      ['https://https://exemple.fr/a', 'https://exemple.fr/a'],
      ['http://https://exemple.fr', 'https://exemple.fr'],
      ['https://https//exemple.fr', 'https://exemple.fr'],
      ['https://https://https://exemple.fr', 'https://exemple.fr'],
      ['http//exemple.fr', 'http://exemple.fr'],
      ['https//exemple.fr', 'https://exemple.fr'],
      ['https:/exemple.fr', 'https://exemple.fr'],
      ['https:exemple.fr', 'https://exemple.fr'],
      ['https;//exemple.fr', 'https://exemple.fr'],
      ['htps://exemple.fr', 'https://exemple.fr'],
      ['htttp://exemple.fr', 'https://exemple.fr'],
      ['ttps://exemple.fr', 'https://exemple.fr'],
    ])('starts with a misspelled scheme: %s', (target, repaired) => {
      expect(said(target)).toEqual([
        `error: L’adresse « ${target} » commence mal : écrivez « ${repaired} ».`,
      ])
    })

    it.each(['javascript:alert(1)', 'www.exemple.fr', 'faq', '//exemple.fr', 'https://a b.fr/'])(
      'is not an address: %s',
      (target) => {
        expect(said(target)).toEqual([expect.stringMatching(/^error: .*pas une adresse que l’on/)])
      },
    )

    it.each(['https://exemple.fr/50%', '/50%', '/r%E9glement', 'https://mission.exemple.fr/%E9'])(
      'cannot be decoded: %s',
      (target) => {
        expect(said(target)).toEqual([expect.stringMatching(/^error: .*« % » mal placé/)])
      },
    )

    it.each([
      ['/absente', '/absente', 'publiez d’abord cette page, ou corrigez l’adresse.'],
      [
        'https://mission.exemple.fr/absente?x#y',
        '/absente',
        'publiez d’abord cette page, ou corrigez l’adresse.',
      ],
      ['/participer/fac', '/participer/fac', 'vouliez-vous écrire « /participer/faq » ?'],
      ['/Participer', '/Participer', 'vouliez-vous écrire « /participer » ?'],
      ['/participer.', '/participer.', 'vouliez-vous écrire « /participer » ?'],
      ['/participer/%20', '/participer/ ', 'vouliez-vous écrire « /participer » ?'],
    ])('leads to an unpublished page of the site: %s', (target, path, remedy) => {
      expect(said(target)).toEqual([
        `error: Rien n’est publié sur le site à l’adresse « ${path} » : ${remedy}`,
      ])
    })

    it('is not on the site when only the port differs', () => {
      const local = { siteUrl: 'http://localhost:3000' }
      expect(said('http://localhost:3000/absente', local)).toHaveLength(1)
      expect(said('http://localhost:4000/absente', local)).toEqual([])
    })
  })

  describe('an address with a warning', () => {
    it.each(['https://exemple.fr/a b', 'https://exemple.fr/a%20', 'https://exemple.fr/a\u200b'])(
      'contains a space or an invisible character: %j',
      (target) => {
        expect(said(target)).toEqual([expect.stringMatching(/^warning: .*caractère invisible/)])
      },
    )

    it.each(['https://exemple.fr/a.', 'https://exemple.fr/a,', 'https://exemple.fr/a)'])(
      'ends with the punctuation of a sentence: %s',
      (target) => {
        expect(said(target)).toEqual([expect.stringMatching(/^warning: .*ponctuation/)])
      },
    )

    it.each([
      'https://service-publics.exemple.fr/commencer',
      'https://www.services-publiics.exemple.fr',
      'https://services-publisc.exemple.fr',
      'https://servicse-publics.exemple.fr',
    ])('has a host that differs by one letter from a frequent one: %s', (target) => {
      expect(said(target)).toEqual([
        expect.stringMatching(/^warning: .*« services-publics\.exemple\.fr », où mènent/),
      ])
    })

    it.each([
      ['demarches-simplifees.fr', 'demarches-simplifiees.fr'],
      ['demarches.numerique.gouv.fr', 'demarche.numerique.gouv.fr'],
    ])(
      'has a host that differs by one letter from « Démarches simplifiées »: %s',
      (typed, right) => {
        const target = `https://www.${typed}/commencer/aap-eig7`
        const hostUses = { ...context.hostUses, [typed]: 4 }
        expect(said(target, { hostUses })).toEqual([
          `warning: « ${typed} » diffère d’une lettre de « ${right} » : vérifiez l’adresse.`,
        ])
        const [finding] = checkTarget(target, { ...context, hostUses })
        expect(finding?.instead).toEqual([`https://www.${right}/commencer/aap-eig7`])
      },
    )

    it('has a host that differs by one letter from the site', () => {
      expect(said('https://misson.exemple.fr/')).toEqual([
        expect.stringContaining('« mission.exemple.fr »'),
      ])
    })

    it('has a published host that is less frequent than a similar one', () => {
      const uses = { 'services-publics.fr': 4, 'service-publics.fr': 1 }
      expect(said('https://service-publics.fr', { hostUses: uses as never })).toHaveLength(1)
      expect(said('https://services-publics.fr', { hostUses: uses as never })).toEqual([])
    })

    it.each([
      ['they differ by a digit', 'https://eig6.exemple.fr'],
      ['they differ by two letters', 'https://serice-publics.exemple.fr'],
      ['no published host is similar', 'https://tout-autre.exemple.org'],
    ])('has a different host on purpose: %s', (_, target) => {
      expect(said(target)).toEqual([])
    })

    it.each(['mailto:contact@exemple', 'mailto:contact', 'mailto:'])(
      'has an incomplete email address: %s',
      (target) => {
        expect(said(target)).toEqual([expect.stringMatching(/^warning: .*électronique complète/)])
      },
    )
  })

  it('never throws, and reports at most one error', () => {
    const pieces = fc.constantFrom(
      ...['https', 'http', ':', '/', '//', '%', '%E9', ' ', '.', '@', '[', '#', '?', 'exemple.fr'],
    )
    const target = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(target, (typed) => {
        const errors = checkTarget(typed, context).filter(({ severity }) => severity === 'error')
        expect(errors.length).toBeLessThan(2)
      }),
    )
    expect(() => checkTarget('https://'.repeat(20_000), context)).not.toThrow()
  })
})

describe('checking a text', () => {
  const context = {
    siteUrl: 'https://mission.exemple.fr',
    sitePaths: ['/participer'],
    anchors: {},
    hostUses: { 'demarches-simplifees.fr': 4 },
    year: 2026,
    promotions: [5, 6, 7],
    namesCall: true,
    callDates: [
      {
        name: 'cloture' as const,
        words: 'le mercredi 31\u00a0mars\u00a02027 à\u00a018\u00a0h\u00a030 (heure de\u00a0Paris)',
      },
      {
        name: 'ouverture' as const,
        words: 'le vendredi 1er\u00a0janvier\u00a02027 (heure de\u00a0Paris)',
      },
    ],
  }

  /** The findings for a text: severity, excerpt and first words of the message. */
  const said = (source: string) =>
    checkMarkdown(source, context).map(
      ({ severity, excerpt, message }) =>
        `${severity} « ${excerpt} » ${message.split(' ').slice(0, 3).join(' ')}`,
    )

  describe('a correct text', () => {
    it.each([
      '## Titre\n\n### Sous-titre\n\n## Autre\n\nUn [lien](/participer "bulle") et <https://exemple.org>.',
      '### Commence plus bas\n\n## Remonte\n\n### Redescend',
      '![Une équipe](/assets/x.png) ![Le jury][jury]\n\n[jury]: https://exemple.org/jury.png',
      'Écrivez à contact@exemple.fr ou voyez www.exemple.org, [^1] puis.\n\n[^1]: Une [note](#ici).',
      'Du code : `[x]()` et\n\n    [y](https://https://exemple.fr)',
      'Des [crochets] (et des parenthèses).',
      'Le [dossier](/promotions/{{promotion}}) de la {{promotion}}e.',
      '',
    ])('has no findings: %j', (source) => {
      expect(said(source)).toEqual([])
    })
  })

  describe('a link', () => {
    it.each([
      ['[Déposer]()', 'error « Déposer » Ce lien ne'],
      ['[Déposer](#)', 'error « Déposer » Ce lien ne'],
      ['Voir [la FAQ](/faq).', 'error « /faq » Rien n’est publié'],
      ['Voir [la FAQ][faq].\n\n[faq]: /faq', 'error « /faq » Rien n’est publié'],
      [
        '| a |\n| - |\n| [x](http//exemple.fr) |',
        'error « http//exemple.fr » L’adresse «\u00a0http//exemple.fr\u00a0» commence',
      ],
      ['> * [x](exemple.fr)', 'error « exemple.fr » «\u00a0exemple.fr\u00a0» n’est pas'],
      [
        '<https://demarche-simplifees.fr>',
        'warning « https://demarche-simplifees.fr » «\u00a0demarche-simplifees.fr\u00a0» diffère d’une',
      ],
      [
        'www.demarche-simplifees.fr',
        'warning « http://www.demarche-simplifees.fr » «\u00a0demarche-simplifees.fr\u00a0» diffère d’une',
      ],
      ['[](https://exemple.org)', 'warning « https://exemple.org » Ce lien n’a'],
      ['Voir [la FAQ](/la faq).', 'warning « Voir [la FAQ](/la faq). » Ces crochets et'],
      ['[x](https://exemple.org/a b)', 'warning « [x]( » Ces crochets et'],
    ])('is checked: %s', (source, expected) => {
      expect(said(source)).toEqual([expected])
    })

    it('has a text when it contains an image with an alternative text', () => {
      expect(said('[![Accueil](/assets/x.png)](/participer)')).toEqual([])
    })

    it('is reported once even if it is repeated, in the order of the text', () => {
      expect(said('[a](/faq) [b](/aide) [c](/faq)')).toEqual([
        'error « /faq » Rien n’est publié',
        'error « /aide » Rien n’est publié',
      ])
    })
  })

  it('reports placeholders in brackets, as typed or as the editor writes them', () => {
    const source = '[À compléter : l’hébergeur] puis \\[À compléter : le délai\\] et [à compléter].'
    expect(said(source)).toEqual([
      'warning « [À compléter : l’hébergeur] » Il reste ici',
      'warning « [À compléter : le délai] » Il reste ici',
      'warning « [à compléter] » Il reste ici',
    ])
    expect(said('Un dossier à compléter [en ligne], au XXe siècle, en taille XXL.')).toEqual([])
    expect(said('Du XX/XX/XXXX au 3 mai, TODO. Lorem ipsum.')).toEqual([
      'error « XX/XX/XXXX » Les visiteurs liraient',
      'warning « TODO » Il reste ici',
      'warning « Lorem ipsum » Il reste ici',
    ])
  })

  it.each([
    ['Entre le xx/xx/2026, 04/XX et **XX**/XX.', ['xx/xx/2026', '04/XX', 'XX/XX']],
    ['Il reste XX jours, XX % et XX\u00a0000 €.', ['XX jours', 'XX %', 'XX\u00a0000']],
    ['Le XX mars 20XX, article n° XX.', ['XX mars', '20XX', 'n° XX']],
    ['Appelez le 01 XX XX.', ['XX XX']],
    ['XXXX lauréats, 202X', ['XXXX', '202X']],
    ['Date : à définir', ['à définir']],
    ['Le lieu est à préciser.', ['à préciser']],
    ['Budget (à compléter)', ['à compléter']],
    ['| Lieu |\n| - |\n| À définir |', ['À définir']],
    ['# Lorem\n\n* TODO : relire', ['Lorem', 'TODO']],
    ['[À compléter : **le nom** de l’hébergeur]', ['[À compléter : le nom de l’hébergeur]']],
  ])('reports placeholders: %s', (source, excerpts) => {
    const found = checkMarkdown(source, context)
    expect([...new Set(found.map(({ excerpt }) => excerpt))]).toEqual(excerpts)
  })

  it.each([
    'Au XXe siècle, au XX<sup>e</sup>, au XXᵉ, du XIX au XX.',
    'Louis XX, le tome XX et le chromosome XX portent ce numéro ; le XX.',
    'Le `XX/XX/XXXX` et `TODO` du code ; https://exemple.org/XX/XX et /todo/XXX.',
    'Un dossier à compléter en ligne, des critères à définir avec le jury.',
    'Le formulaire est à compléter.',
    'Un loremipsum, un mastodonte, la taille XXL.',
    'Au printemps 20XXI',
  ])('does not take for a placeholder: %s', (source) => {
    expect(said(source)).toEqual([])
  })

  it.each([
    ['L’appel à projets ferme le 31 mars 2025.', 'warning « 2025 » L’année 2025 est'],
    ['La clôture est en 2025. Bonne chance.', 'warning « 2025 » L’année 2025 est'],
    ['Rejoignez la 8e promotion !', 'warning « 8e promotion » Aucun appel n’a'],
    ['La **9**<sup>e</sup> promotion arrive.', 'warning « 9e promotion » Aucun appel n’a'],
    ['Pour la promotion n° 12', 'warning « promotion n° 12 » Aucun appel n’a'],
  ])('reports a year or a promotion that no call has: %s', (source, expected) => {
    expect(said(source)).toEqual([expected])
  })

  it.each([
    'L’appel à projets ferme le 31 mars 2026, ou en 2027.',
    'Le programme existe depuis 2017. L’appel à projets est ouvert.',
    'Depuis l’appel à projets de 2019, quarante équipes ont été accueillies.',
    'La 7e promotion, la promotion 5 et les lauréats de la 2e promotion.',
    'En 2025, vingt personnes ont rejoint une administration.',
    'La loi 2025-12 sur les candidatures et /appels/2025 pour un appel à projets',
  ])('ignores statements about the past: %s', (source) => {
    expect(said(source)).toEqual([])
  })

  it.each([
    ['L’appel ferme le 31 mars 2027 à 18h30.', 'le 31 mars 2027 à 18h30', '{{cloture}}'],
    ['Jusqu’au **31 Mars 2027** !', '31 Mars 2027', '{{cloture}}'],
    [
      'Clos mercredi 31 mars 2027 à 18 h 30 (heure de Paris).',
      'mercredi 31 mars 2027 à 18 h 30 (heure de Paris)',
      '{{cloture}}',
    ],
    ['Ouvert au 1er\u00a0janvier 2027', '1er\u00a0janvier 2027', '{{ouverture}}'],
  ])('proposes a variable instead of a date of the call: %s', (source, excerpt, variable) => {
    expect(checkMarkdown(source, context)).toEqual([
      {
        severity: 'warning',
        message: expect.any(String),
        excerpt,
        instead: [variable],
        about: 'words',
      },
    ])
  })

  it('ignores other dates, and proposes both variables for a date without figures', () => {
    const others =
      'Le jury siège le 31 mars 2027 à 9 h, le 31 mars 2028, le 3 mars 2027, un 1er janvier.'
    expect(said(others)).toEqual([])
    expect(checkMarkdown('Le XX/XX/2027', context)).toMatchObject([
      { severity: 'error', excerpt: 'XX/XX/2027', instead: ['{{cloture}}', '{{ouverture}}'] },
    ])
    expect(checkMarkdown('Le 31 mars 2027', { ...context, callDates: [] })).toEqual([])
  })

  it('reports no promotion when no call has one', () => {
    expect(checkMarkdown('La 9e promotion', { ...context, promotions: [] })).toEqual([])
  })

  it('reports tags that visitors would see as text', () => {
    expect(said('Un <b>mot</b>, <u>souligné</u>, le 2<sup>e</sup>.')).toEqual([
      'warning « <b> » Les visiteurs liront',
      'warning « </b> » Les visiteurs liront',
    ])
    expect(said('Un \\<b>mot\\</b>, \\<u>souligné, \\<a href="/x">là.')).toEqual([
      'warning « <b> » Les visiteurs liront',
      'warning « </b> » Les visiteurs liront',
      'warning « <u> » Les visiteurs liront',
      'warning « <a href="/x"> » Les visiteurs liront',
    ])
    expect(said('Si a \\< b et b > c, <https://exemple.org> et `<b>`.')).toEqual([])
  })

  it('reports shortcodes of the former site, as typed or as the editor writes them', () => {
    const source =
      '{{< youtube abc >}}\n\nPuis {{<figure src="/a.png">}} et {{\\% note %}} : `{{< code >}}`, {{etat}}.'
    expect(said(source)).toEqual([
      'warning « {{< youtube abc >}} » Rien ne prend',
      'warning « {{<figure src="/a.png">}} » Rien ne prend',
      'warning « {{% note %}} » Rien ne prend',
    ])
  })

  describe('an image', () => {
    it.each([
      ['![](/assets/x.png)', ['warning « /assets/x.png » Cette image n’a']],
      ['![][jury]\n\n[jury]: /assets/x.png', ['warning « jury » Cette image n’a']],
      ['![Le jury](/jury.png)', ['error « /jury.png » Rien n’est publié']],
    ])('is checked: %s', (source, expected) => {
      expect(said(source)).toEqual(expected)
    })
  })

  describe('a heading', () => {
    it('that skips a level is reported, and the next heading is compared with it', () => {
      const source =
        '## Les profils\n\n#### Directrice *produit*\n\n#### Directrice technique\n\n##### Suite'
      const [finding, ...others] = checkMarkdown(source, context)
      expect(others).toEqual([])
      expect(finding).toEqual({
        severity: 'warning',
        excerpt: 'Directrice produit',
        message:
          'Ce titre saute un niveau (de 2 à 4)\u00a0: choisissez le niveau 3. La page corrige d’elle-même.',
      })
    })
  })

  it('lists the addresses of a text', () => {
    const source = '[a](/x) <https://b.fr> ![image](/c.png) [d][e]\n\n[e]: mailto:d@e.fr'
    expect(targetsIn(source)).toEqual(['/x', 'https://b.fr', 'mailto:d@e.fr'])
  })

  it('only warns about errors that are already published', () => {
    const findings = checkMarkdown('[a](/faq) [b](/aide)', context)
    expect(tolerate(findings, ['/faq']).map(({ severity }) => severity)).toEqual([
      'warning',
      'error',
    ])
  })

  describe('an arbitrary text', () => {
    it('never throws an exception', () => {
      const pieces = '[ ] ( ) ![ ]( < > # * _ ` a /b : | [^1]'.split(' ')
      const marks = fc.constantFrom(...pieces, '# ', '\n', ' ')
      const text = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(marks, { maxLength: 60 }).map((parts) => parts.join('')),
      )
      fc.assert(
        fc.property(text, (source) => {
          expect(Array.isArray(checkMarkdown(source, context))).toBe(true)
        }),
      )
    })

    it.each([
      ['too long', 'a '.repeat(60_000)],
      ['too deep', '>'.repeat(20_000)],
      ['too full of formatting', '*a _b '.repeat(8_000)],
    ])('is not checked when it is %s', (_, source) => {
      expect(said(source)).toHaveLength(1)
      expect(targetsIn(source)).toEqual([])
    })

    it('has an error that says what to do when it is too complex to be shown', () => {
      expect(checkMarkdown(`${'> '.repeat(9)}a`, context)).toEqual([
        {
          severity: 'error',
          excerpt: '',
          message:
            'Listes ou citations imbriquées sur plus de 8 niveaux\u00a0: ramenez-les à 8 au plus.',
        },
      ])
      expect(said(`${'> '.repeat(8)}a`)).toEqual([])
    })
  })
})

describe('isOneTypoApart', () => {
  /** The textbook algorithm, with the full matrix. */
  function distance(a: string, b: string): number {
    const rows = Array.from({ length: a.length + 1 }, (_, i) =>
      Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
    )
    const at = (i: number, j: number) => rows[i]![j]!
    for (let i = 1; i <= a.length; i++) {
      for (let j = 1; j <= b.length; j++) {
        const cost = a[i - 1] === b[j - 1] ? 0 : 1
        const steps = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost]
        const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
        if (isSwap) steps.push(at(i - 2, j - 2) + 1)
        rows[i]![j] = Math.min(...steps)
      }
    }
    return at(a.length, b.length)
  }

  it('is true for a Damerau–Levenshtein distance of 1', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(isOneTypoApart(a, b)).toBe(distance(a, b) === 1)
      }),
      { numRuns: cases(500) },
    )
  })
})
