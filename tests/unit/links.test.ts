import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { anchorProps, isExternal, locationOf, safeHref } from '@/text/links'
import { encodedPath, toFormerAddress, siteTarget } from '@/text/site-path'

const SITE = 'https://mission.exemple.fr'

/** Random targets, mostly of characters that address parsers drop, replace or decode. */
const anyTarget = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'/\\:@?#.%;,[] \t\n\r\v\f\0\x01\x1b\x1f\x7f\x85\xa0\xad\u200b\u2028\ufeff。．｡／＼：ſK',
      ),
      fc.constantFrom(
        ...'javascript: data: file: blob: https: HTTP: https:// mailto: tel:'.split(' '),
      ),
      fc.constantFrom(
        ...'evil.example mission.exemple.fr //evil.example %2f %5C %09 %00 .. java'.split(' '),
      ),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    { maxLength: 7 },
  )
  .map((parts) => parts.join(''))

const RUNS = { numRuns: 2_000 }

describe('safeHref', () => {
  it.each([
    'https://exemple.org/a?b#c',
    'https://exemple.org/?u=http:a',
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
    '#a b',
    '',
    // Browsers drop these characters anywhere, which leaves `//ailleurs.exemple` or a script.
    ...['\t', '\n', '\r'].flatMap((mark) => [
      `/${mark}/ailleurs.exemple`,
      `/${mark}\\ailleurs.exemple`,
      `java${mark}script:alert(1)`,
      `#a${mark}b`,
      `https://exemple${mark}.org`,
    ]),
    // Browsers drop these before an address, and refuse or encode them inside one.
    '\u0001javascript:alert(1)',
    'java\u0000script:alert(1)',
    'https://exemple.org/\u001b',
    'mailto:contact@exemple.fr\u007f',
    '\\\\ailleurs.exemple',
    'https:ailleurs.exemple',
    'https:/ailleurs.exemple',
    'blob:https://exemple.org/a',
    'javascript\u003aalert(1)',
  ])('refuses %j', (target) => {
    expect(safeHref(target)).toBeNull()
  })

  it('accepts only what browsers read in the same way: an address of the site, or another with a safe scheme', () => {
    fc.assert(
      fc.property(anyTarget, (target) => {
        const href = safeHref(target)
        if (href === null) return
        for (const site of [SITE, SITE.replace('https', 'http')]) {
          const page = `${site}/une/page?a`
          const read = new URL(href, page)
          if (href.startsWith('#')) expect(read.href.split('#')[0]).toBe(page)
          else if (href.startsWith('/')) expect(read.origin).toBe(site)
          else {
            expect(['http:', 'https:', 'mailto:', 'tel:']).toContain(read.protocol)
            expect(read.href).toBe(new URL(href).href)
            expect(isExternal(href, site)).toBe(/^http/.test(read.protocol) && read.origin !== site)
          }
        }
      }),
      RUNS,
    )
  })
})

describe('an address of the site made from typed text', () => {
  const isOwn = (path: string) => {
    expect(path).toMatch(/^\/(?!\/)[\x21-\x7e]*$/)
    expect(new URL(path, SITE).origin).toBe(SITE)
  }

  it('stays on the site: as a redirection, as a former address, and as a normalised path', () => {
    fc.assert(
      fc.property(anyTarget, fc.boolean(), (typed, isPath) => {
        const target = isPath ? `/${typed}` : typed
        isOwn(`/${encodedPath(target)}`)
        const former = toFormerAddress(target, SITE)
        if (!/[?#]|^[a-z][a-z0-9+.-]*:/i.test(former)) isOwn(`/${former}`)
        const href = safeHref(target)
        if (href === null) return
        const place = siteTarget(href, SITE)
        if (place) isOwn(`/${place.address}`)
        const location = locationOf(href, SITE)
        expect(location).toMatch(/^[\x20-\x7e]+$/)
        if (href.startsWith('/')) isOwn(location)
        else expect(new URL(location, SITE).href).toBe(new URL(href, SITE).href)
      }),
      RUNS,
    )
  })

  it.each([
    ['/été?a=é#ici', '/%C3%A9t%C3%A9?a=%C3%A9#ici'],
    ['/.//ailleurs.exemple', '/ailleurs.exemple'],
    ['/a/..//ailleurs.exemple', '/ailleurs.exemple'],
    ['https://exemple.org/été', 'https://exemple.org/%C3%A9t%C3%A9'],
  ])('for %s becomes %s in a header', (href, location) => {
    expect(locationOf(href, SITE)).toBe(location)
  })
})

describe('isExternal', () => {
  it.each([
    ['https://exemple.org', true],
    ['http://exemple.org', true],
    ['https://mission.exemple.fr.pirate.org', true],
    ['https://mission.exemple.fr/page', false],
    ['/page', false],
    ['mailto:a@exemple.org', false],
  ])('returns for %s: %s', (href, expected) => {
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

  it('starts the title with the visible words when the title says more', () => {
    expect(anchorProps('https://exemple.org', 'Lire', SITE, 'Le guide').title).toBe(
      'Lire - Le guide - nouvelle fenêtre',
    )
    expect(anchorProps('/guide', 'Lire', SITE, 'Le guide')).toEqual({
      href: '/guide',
      title: 'Lire - Le guide',
    })
    expect(anchorProps('/guide', 'Lire', SITE, 'Lire').title).toBe('Lire')
  })

  it.each([
    ['mailto:contact@exemple.fr', 'contact@exemple.fr', true],
    ['mailto:Contact@exemple.fr', 'contact@Exemple.fr', true],
    ['mailto:contact@exemple.fr', 'Nous écrire', false],
    ['https://exemple.org/', 'exemple.org', true],
    ['https://exemple.org/a', 'https://exemple.org/a', true],
    ['http://exemple.org', 'exemple.org', true],
    ['https://exemple.org/a', 'exemple.org', false],
    ['https://exemple.org/a/b', 'exemple.org/ab', false],
    ['/a/tel:1', '/a/1', false],
    ['tel:+33123456789', '+33\u00a01\u00a023\u00a045\u00a067\u00a089', true],
    ['/guide', 'Le guide', false],
  ])('marks whether the address %s is the text « %s » of the link: %s', (href, label, expected) => {
    expect(anchorProps(href, label, SITE)['data-says-address']).toBe(expected ? '' : undefined)
  })

  it('adds nothing to a plain link within the site', () => {
    expect(anchorProps('/guide', 'Lire', SITE)).toEqual({ href: '/guide' })
  })
})
