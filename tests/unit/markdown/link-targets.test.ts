import { describe, expect, it } from '@jest/globals'

import { replaceTargets } from '@/text/markdown/link-targets'

const moved = (source: string) =>
  replaceTargets(source, ({ type, url }) =>
    type === 'image' ? url : url.replace('/vieille', '/neuve'),
  )

describe('replaceTargets', () => {
  it.each([
    ['[lire](/vieille#a) et [relire](/vieille)', '[lire](/neuve#a) et [relire](/neuve)'],
    ['[/vieille](/vieille "voir /vieille")', '[/vieille](/neuve "voir /vieille")'],
    ['[lire]( </vieille> )', '[lire]( </neuve> )'],
    ['[lire][a]\n\n[a]: /vieille', '[lire][a]\n\n[a]: /neuve'],
    ['* **[l*i*re](/vieille)**', '* **[l*i*re](/neuve)**'],
    ['[![x](/vieille.png)](/vieille)', '[![x](/vieille.png)](/neuve)'],
  ])('replaces the targets of links: %s', (source, expected) => {
    expect(moved(source)).toBe(expected)
  })

  it.each([
    'aller à /vieille',
    '`[lire](/vieille)`',
    '<https://exemple.fr/vieille>',
    '![plan](/vieille)',
    '[lire](/vie\\ille)',
  ])('changes nothing but the targets of links: %s', (source) => {
    expect(moved(source)).toBe(source)
  })
})
