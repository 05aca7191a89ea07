import { describe, expect, it } from '@jest/globals'

import { unknownVariables, variablesIn } from '@/text/variables'

describe('the variables of a text', () => {
  it.each([
    ['L’appel ouvre {{ouverture}}.', ['ouverture']],
    ['{{ cloture }} puis {{  Clôture  }}', ['cloture']],
    ['L’appel est {{ÉTAT}}, promotion {{\npromotion}}', ['etat', 'promotion']],
    // The accent as a character of its own, as some keyboards type it.
    ['{{clo\u0302ture}}', ['cloture']],
    ['{{< video "{{etat}}" >}}', ['etat']],
  ])('of %j', (text, names) => {
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
  ])('finds none in %j', (text) => {
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
  ])('knows what is none in %j', (text, unknown) => {
    expect(unknownVariables(text)).toEqual(unknown)
  })
})
