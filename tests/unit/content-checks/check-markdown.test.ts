import { describe, expect, it } from '@jest/globals'
import { fc } from '@/tests/support/random-cases'
import { checkMarkdown, targetsIn } from '@/text/checks/check-markdown'
import { tolerate } from '@/text/checks/finding'

const context = {
  siteUrl: 'https://mission.exemple.fr',
  sitePaths: ['/participer'],
  anchors: {},
  hostUses: { 'demarches-simplifees.fr': 4 },
}

/** What is said about a text, by severity and excerpt, and by the first words of the message. */
const said = (source: string) =>
  checkMarkdown(source, context).map(
    ({ severity, excerpt, message }) =>
      `${severity} « ${excerpt} » ${message.split(' ').slice(0, 3).join(' ')}`,
  )

describe('a text without accident', () => {
  it.each([
    '## Titre\n\n### Sous-titre\n\n## Autre\n\nUn [lien](/participer "bulle") et <https://exemple.org>.',
    '### Commence plus bas\n\n## Remonte\n\n### Redescend',
    '![Une équipe](/assets/x.png) ![Le jury][jury]\n\n[jury]: https://exemple.org/jury.png',
    'Écrivez à contact@exemple.fr ou voyez www.exemple.org, [^1] puis.\n\n[^1]: Une [note](#ici).',
    'Du code : `[x]()` et\n\n    [y](https://https://exemple.fr)',
    'Des [crochets] (et des parenthèses).',
    'Le [dossier](/promotions/{{promotion}}) de la {{promotion}}e.',
    '',
  ])('is let through: %j', (source) => {
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
  ])('is looked at: %s', (source, expected) => {
    expect(said(source)).toEqual([expected])
  })

  it('has words when it holds an image with an alternative', () => {
    expect(said('[![Accueil](/assets/x.png)](/participer)')).toEqual([])
  })

  it('is said once, as often as it is there, in the order of the text', () => {
    expect(said('[a](/faq) [b](/aide) [c](/faq)')).toEqual([
      'error « /faq » Rien n’est publié',
      'error « /aide » Rien n’est publié',
    ])
  })
})

it('says what is left to complete, as it was typed or as the editor writes it', () => {
  const source = '[À compléter : l’hébergeur] puis \\[À compléter : le délai\\] et [à compléter].'
  expect(said(source)).toEqual([
    'warning « [À compléter : l’hébergeur] » Il reste ici',
    'warning « [À compléter : le délai] » Il reste ici',
    'warning « [à compléter] » Il reste ici',
  ])
  expect(said('Un dossier à compléter [en ligne].')).toEqual([])
})

it('says what stood for something in the former site, as it was typed or as the editor writes it', () => {
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
  ])('is looked at: %s', (source, expected) => {
    expect(said(source)).toEqual(expected)
  })
})

describe('a heading', () => {
  it('that skips a level is named, and the next one is measured from it', () => {
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

it('only warns about what visitors read already', () => {
  const findings = checkMarkdown('[a](/faq) [b](/aide)', context)
  expect(tolerate(findings, ['/faq']).map(({ severity }) => severity)).toEqual(['warning', 'error'])
})

describe('any text at all', () => {
  it('never makes it throw', () => {
    const marks = fc.constantFrom(
      ...[
        '[',
        ']',
        '(',
        ')',
        '![',
        '](',
        '<',
        '>',
        '# ',
        '\n',
        '*',
        '_',
        '`',
        'a',
        '/b',
        ' ',
        ':',
        '|',
        '[^1]',
      ],
    )
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
    ['too full of signs', '*a _b '.repeat(8_000)],
  ])('is not read when %s', (_, source) => {
    expect(said(source)).toHaveLength(1)
    expect(targetsIn(source)).toEqual([])
  })

  it('is an error when it is too much to be shown, and says what to do', () => {
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
