import { describe, expect, it } from '@jest/globals'
import { render } from '@testing-library/react'

import { markdown } from '@/tests/fixtures/views'
import { cases, fc } from '@/tests/support/random-cases'
import { Markdown } from '@/text/markdown'
import { TEXT_VARIABLES, unknownVariables, variablesIn } from '@/text/variables'
import { fillVariables, fillMarkdown, markVariables } from '@/text/variables/fill'

describe('finding the variables of a text', () => {
  it.each([
    ['L’appel ouvre {{ouverture}}.', ['ouverture']],
    ['{{ cloture }} puis {{  Clôture  }}', ['cloture']],
    ['L’appel est {{ÉTAT}}, promotion {{\npromotion}}', ['etat', 'promotion']],
    // Some keyboards type the accent as a separate character.
    ['{{clo\u0302ture}}', ['cloture']],
    ['{{< video "{{etat}}" >}}', ['etat']],
  ])('finds them in %j', (text, names) => {
    expect(variablesIn(text)).toEqual(names)
    expect(unknownVariables(text)).toEqual([])
  })

  it.each([
    'Rien du tout',
    '{{< figure src="/a.png" >}} {{% note %}}',
    '{{\\< figure >}}',
    '{ouverture}',
    'La formule {{a}',
    '{{une ligne\n\nune autre}}',
  ])('finds no variable in %j', (text) => {
    expect(variablesIn(text)).toEqual([])
    expect(unknownVariables(text)).toEqual([])
  })

  it.each([
    ['Avant {{debut}}, après {{ Fin }}, encore {{debut}}', ['{{debut}}', '{{ Fin }}']],
    ['{{ouverture de l’appel}}', ['{{ouverture de l’appel}}']],
    ['{{constructor}} {{}}', ['{{constructor}}', '{{}}']],
    ['{{**ouverture**}}', ['{{**ouverture**}}']],
    ['{{ouverture} et {{{etat}}}', ['{{ouverture}', '{{{etat}}}']],
    ['{{ {{etat}} du jour }}', ['{{  du jour }}']],
  ])('finds the unknown variables in %j', (text, unknown) => {
    expect(unknownVariables(text)).toEqual(unknown)
  })
})

describe('filling in the variables of a text', () => {
  const VALUES = {
    ouverture: 'le 4 janvier 2027 à 9 h',
    cloture: null,
    promotion: '7',
    etat: 'bientôt clos',
  }
  const NOTHING = { ouverture: null, cloture: null, promotion: null, etat: null }

  const plain = (text: string) => fillVariables(text, VALUES)

  /** The rendered `source` with `promotion` as the value of the promotion. */
  function shown(source: string, promotion: string) {
    const text = fillMarkdown(markdown(markVariables(source)), { ...VALUES, promotion })
    return render(<Markdown text={text} startLevel={1} images={{}} siteUrl="https://site.fr" />)
      .container
  }

  describe('fill', () => {
    it('replaces variables with their values', () => {
      expect(plain('Ouvre {{ Ouverture }} : {{état}}. Promotion {{promotion}}')).toBe(
        'Ouvre le 4 janvier 2027 à 9 h : bientôt clos. Promotion 7',
      )
    })

    it('writes the article of a date once', () => {
      expect(plain('Du {{ouverture}}, le\u00a0{{ouverture}}, jusqu’au {{cloture}}')).toBe(
        'Du 4 janvier 2027 à 9 h, le\u00a04 janvier 2027 à 9 h, jusqu’au jour qui reste à préciser',
      )
      expect(plain('Un beau {{ouverture}}, au {{etat}}')).toBe(
        'Un beau le 4 janvier 2027 à 9 h, au bientôt clos',
      )
      expect(shown('Ouvert du {{ouverture}}', '7').textContent).toBe(
        'Ouvert du 4 janvier 2027 à 9 h',
      )
    })

    it('does not change shortcodes and single braces', () => {
      const text = '{{< video >}} {{% note %}} {etat} {{x}'
      expect(plain(text)).toBe(text)
    })

    it('writes neutral words for a missing value, and removes an unknown variable', () => {
      expect(plain('Clôture {{cloture}}.{{debut}}')).toBe('Clôture à une date encore à préciser.')
      expect(fillVariables('Promotion {{promotion}} : {{etat}}', NOTHING)).toBe(
        'Promotion à venir : à venir',
      )
    })

    it('leaves no variable, with any surrounding text and any value', () => {
      const brace = fc.constantFrom('{', '}', '{{', '}}', ' ', '<', '`', 'é')
      const name = fc.constantFrom(...Object.keys(TEXT_VARIABLES), 'clôture', 'ÉTAT', 'inconnu')
      const text = fc
        .array(fc.oneof(brace, name, fc.string({ maxLength: 3 })))
        .map((s) => s.join(''))
      fc.assert(
        fc.property(text, text, (source, promotion) => {
          const filled = fillVariables(source, { ...VALUES, promotion })
          const words = shown(source, promotion).textContent
          for (const one of [filled, words]) {
            expect(one).not.toMatch(/\{\{\s*(ouverture|cl[oô]ture|promotion|[eé]tat)\s*\}/i)
          }
          expect(words).not.toMatch(/[\uE000\uE001]/)
        }),
        { numRuns: cases(200) },
      )
    })
  })

  describe('a value in a Markdown text', () => {
    it.each(['a*b*_c_ <i>', 'https://a.fr', 'www.a.fr', 'a@b.fr', '&amp;b', '- 7', '1) 7', '```'])(
      'is shown as plain characters, never as markup: %j',
      (typed) => {
        const container = shown(
          '{{promotion}}\n\n* {{promotion}}[^1]\n\n[^1]: {{promotion}}',
          typed,
        )
        const holders = ['p', 'ul > li', 'section li p'].map((name) =>
          container.querySelector(name),
        )
        expect(holders.map((holder) => holder?.firstChild?.textContent?.trim())).toEqual(
          Array<string>(3).fill(typed),
        )
        expect(shown('`a {{promotion}}`', typed).querySelector('code')).toHaveTextContent(typed)
      },
    )

    it('is inserted in the text and in the target of a link', () => {
      const source = '[Promotion {{promotion}}](https://a.fr/{{promotion}}?d={{ouverture}})'
      const link = shown(source, 'a](b)').querySelector('a')
      expect(link).toHaveTextContent('Promotion a](b)')
      expect(link?.getAttribute('href')).toBe(
        'https://a.fr/a%5D(b)?d=le%204%20janvier%202027%20%C3%A0%209%20h',
      )
    })
  })
})
