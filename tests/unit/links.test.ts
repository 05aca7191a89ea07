import { describe, expect, it } from '@jest/globals'

import { anchorProps, isExternal, safeHref } from '@/lib/links'

const SITE = 'https://mission.exemple.fr'

describe('safeHref', () => {
  it.each([
    'https://exemple.org/a?b#c',
    'http://exemple.org',
    'mailto:contact@exemple.fr',
    'tel:+33123456789',
    '/participer',
    '#notes',
  ])('accepts %s', (target) => {
    expect(safeHref(` ${target} `)).toBe(target)
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//ailleurs.exemple',
    '/\\ailleurs.exemple',
    'faq',
    '#',
    '',
  ])('refuses %j', (target) => {
    expect(safeHref(target)).toBeNull()
  })
})

describe('isExternal', () => {
  it.each([
    ['https://exemple.org', true],
    ['https://mission.exemple.fr.pirate.org', true],
    ['https://mission.exemple.fr/page', false],
    ['/page', false],
    ['mailto:a@exemple.org', false],
  ])('%s: %s', (href, expected) => {
    expect(isExternal(href, SITE)).toBe(expected)
  })
})

describe('anchorProps', () => {
  it('announces a new window for a link that leaves the site', () => {
    expect(anchorProps('https://exemple.org', 'Exemple', SITE)).toEqual({
      href: 'https://exemple.org',
      target: '_blank',
      rel: 'noopener external',
      title: 'Exemple - nouvelle fenêtre',
    })
  })

  it('keeps the visible words first when the title says more', () => {
    expect(anchorProps('https://exemple.org', 'Lire', SITE, 'Le guide').title).toBe(
      'Lire - Le guide - nouvelle fenêtre',
    )
    expect(anchorProps('/guide', 'Lire', SITE, 'Le guide')).toEqual({
      href: '/guide',
      title: 'Lire - Le guide',
    })
  })

  it.each([
    ['mailto:contact@exemple.fr', 'contact@exemple.fr', true],
    ['mailto:contact@exemple.fr', 'Nous écrire', false],
    ['https://exemple.org/', 'exemple.org', true],
    ['https://exemple.org/a', 'https://exemple.org/a', true],
    ['https://exemple.org/a', 'exemple.org', false],
    ['tel:+33123456789', '+33\u00a01\u00a023\u00a045\u00a067\u00a089', true],
    ['/guide', 'Le guide', false],
  ])('tells whether %s is what « %s » says already: %s', (href, label, expected) => {
    expect('data-says-address' in anchorProps(href, label, SITE)).toBe(expected)
  })

  it('adds nothing to a plain in-site link', () => {
    expect(anchorProps('/guide', 'Lire', SITE)).toEqual({ href: '/guide' })
  })
})
