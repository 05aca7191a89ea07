import { expect, it } from '@jest/globals'

import { show } from './show'

it('shows an image of the site, loaded when needed', () => {
  const image = show('![Un plan](/media/plan.png)').querySelector('img')
  expect(image).toHaveAttribute('src', '/media/plan.png')
  expect(image).toHaveAttribute('alt', 'Un plan')
  expect(image).toHaveAttribute('loading', 'lazy')
})

it('makes a link of an image hosted elsewhere', () => {
  const shown = show('![Un plan](https://exemple.org/plan.png)')
  expect(shown.querySelector('img')).toBeNull()
  expect(shown.querySelector('a')).toHaveTextContent('Un plan')
  expect(shown.querySelector('a')).toHaveAttribute('href', 'https://exemple.org/plan.png')
  expect(show('![](https://exemple.org/plan.png)').querySelector('a')).toHaveTextContent('image')
})

it('does not put a link inside a link', () => {
  const links = show('[![Un plan](https://exemple.org/p.png)](/plan)').querySelectorAll('a')
  expect(Array.from(links, (link) => link.getAttribute('href'))).toEqual(['/plan'])
})

it.each(['img/plan.png', 'data:image/png;base64,AAAA', 'javascript:alert(1)', ''])(
  'leaves the words of an image whose source is %j',
  (source) => {
    const shown = show(`![Un plan](<${source}> "À venir")`)
    expect(shown).toHaveTextContent('Un plan – À venir')
    expect(shown.querySelector('img, a')).toBeNull()
  },
)

it('leaves nothing of an image without source nor words', () => {
  expect(show('![]()')).toBeEmptyDOMElement()
})
