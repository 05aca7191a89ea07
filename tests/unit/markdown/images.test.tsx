import { describe, expect, it } from '@jest/globals'

import type { ImageView } from '@/text/markdown/images'

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

describe('an image that the site keeps', () => {
  const photo: ImageView = {
    src: '/images/photo.jpg?v=ab',
    alt: 'Une équipe autour d’une table',
    width: 1200,
    height: 800,
    widths: [
      { src: '/images/photo.jpg?v=ab&w=480', width: 480 },
      { src: '/images/photo.jpg?v=ab&w=960', width: 960 },
    ],
  }
  const images = { '/images/photo.jpg': photo }
  const shown = (markdown: string, one = images) => show(markdown, 1, one).querySelector('img')

  it('comes in the width of the screen, and takes its place before it is there', () => {
    const image = shown('![L’équipe](/images/photo.jpg)')
    expect(image).toHaveAttribute('src', photo.src)
    expect(image).toHaveAttribute('width', '1200')
    expect(image).toHaveAttribute('height', '800')
    expect(image).toHaveAttribute(
      'srcset',
      '/images/photo.jpg?v=ab&w=480 480w, /images/photo.jpg?v=ab&w=960 960w',
    )
    expect(image).toHaveAttribute('sizes')
    expect(image).toHaveAttribute('alt', 'L’équipe')
  })

  it('is described by its own words where the text has none, by nothing if it decorates', () => {
    expect(shown('![](/images/photo.jpg)')).toHaveAttribute('alt', photo.alt)
    const decorative = { '/images/photo.jpg': { ...photo, alt: '' } }
    expect(shown('![](/images/photo.jpg)', decorative)).toHaveAttribute('alt', '')
  })

  it('offers no choice where it has one width', () => {
    const small = { '/images/photo.jpg': { ...photo, widths: photo.widths.slice(0, 1) } }
    expect(shown('![](/images/photo.jpg)', small)).not.toHaveAttribute('srcset')
  })

  it('leaves its words when it is not published', () => {
    expect(shown('![L’équipe](/images/absente.jpg)')).toBeNull()
    expect(show('![L’équipe](/images/absente.jpg)', 1, images)).toHaveTextContent('L’équipe')
  })
})
