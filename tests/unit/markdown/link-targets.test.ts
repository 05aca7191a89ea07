import { describe, expect, it } from '@jest/globals'

import { replaceTargets } from '@/text/markdown/link-targets'

const moved = (source: string) =>
  replaceTargets(source, ({ type, url }) =>
    type === 'image' ? url : url.replace('/vieille', '/neuve'),
  )

describe('the targets of the links of a text', () => {
  it.each([
    ['[lire](/vieille#a) et [relire](/vieille)', '[lire](/neuve#a) et [relire](/neuve)'],
    ['[/vieille](/vieille "voir /vieille")', '[/vieille](/neuve "voir /vieille")'],
    ['[lire]( </vieille> )', '[lire]( </neuve> )'],
    ['[lire][a]\n\n[a]: /vieille', '[lire][a]\n\n[a]: /neuve'],
    ['* **[l*i*re](/vieille)**', '* **[l*i*re](/neuve)**'],
    ['[![x](/vieille.png)](/vieille)', '[![x](/vieille.png)](/neuve)'],
  ])('%s', (source, expected) => {
    expect(moved(source)).toBe(expected)
  })

  it.each([
    'aller à /vieille',
    '`[lire](/vieille)`',
    '<https://exemple.fr/vieille>',
    '![plan](/vieille)',
    '[lire](/vie\\ille)',
  ])('are alone to change: %s', (source) => {
    expect(moved(source)).toBe(source)
  })
})
