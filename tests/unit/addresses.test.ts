import { describe, expect, it } from '@jest/globals'

import { validateFileAddress } from '@/fields/library'
import {
  addressFrom,
  anchorFrom,
  formerAddressFault,
  toFormerAddress,
  siteTarget,
} from '@/text/site-path'

describe('anchorFrom', () => {
  const none = new Set<string>()

  it('makes an anchor from the words of the title, in characters that an address allows', () => {
    expect(anchorFrom('Qu’est-ce qu’un·e EIG, à l’État ?', none)).toBe(
      'qu-est-ce-qu-un-e-eig-a-l-etat',
    )
    expect(anchorFrom('Le cœur du métier', none)).toBe('le-coeur-du-metier')
  })

  it('cuts a long anchor between words', () => {
    const anchor = anchorFrom(`Comment ${'vraiment '.repeat(10)}candidater ?`, none)
    expect(anchor).toMatch(/^comment(-vraiment)+$/)
    expect(anchor.length).toBeLessThanOrEqual(60)
    expect(anchorFrom('x'.repeat(80), none)).toHaveLength(60)
  })

  it('avoids anchors that are taken', () => {
    expect(anchorFrom('Quand ?', new Set(['quand', 'quand-2']))).toBe('quand-3')
  })

  it('makes an anchor for a title without letters', () => {
    expect(anchorFrom('?', none)).toBe('passage')
    expect(anchorFrom('2 étapes clés', none)).toBe('passage-2-etapes-cles')
    expect(addressFrom('2 étapes clés')).toBe('2-etapes-cles')
  })
})

describe('the addresses of links and redirections', () => {
  const SITE = 'https://mission.exemple.fr'

  describe('a former address', () => {
    it.each([
      ['/img/eig_7_reglement.pdf', 'img/eig_7_reglement.pdf'],
      ['Participer/Administrations/', 'Participer/Administrations'],
      [' ~equipe/a.b-c ', '~equipe/a.b-c'],
      ['/%C3%A9t%c3%a9', '%C3%A9t%C3%A9'],
      ['/été/en ligne', '%C3%A9t%C3%A9/en%20ligne'],
      ['/100%', '100%25'],
      ['https://mission.exemple.fr/faq/', 'faq'],
      ['http://www.mission.exemple.fr/Faq', 'Faq'],
    ])('typed as %j is stored as %j, and a second reading changes nothing', (typed, kept) => {
      const address = toFormerAddress(typed, SITE)
      expect(address).toBe(kept)
      expect(toFormerAddress(address, SITE)).toBe(kept)
      expect(formerAddressFault(address)).toBe(true)
    })

    it.each([
      ['', 'Saisissez'],
      [' / ', 'Saisissez'],
      [null, 'Saisissez'],
      ['/faq?page=2', 'Retirez'],
      ['/faq#quand', 'Retirez'],
      ['https://ailleurs.exemple.fr/faq', 'n’est pas celle de ce site'],
      ['javascript:alert(1)', 'n’est pas celle de ce site'],
      ['a//b', 'ne contient ni'],
      ['/a/../b', 'ne contient ni'],
      ['a'.repeat(1001), 'trop longue'],
    ])('typed as %j is refused', (typed, start) => {
      const address = typeof typed === 'string' ? toFormerAddress(typed, SITE) : typed
      expect(formerAddressFault(address)).toContain(start)
    })

    it('is read without an exception, even with half a surrogate pair', () => {
      expect(toFormerAddress('/\ud800', SITE)).toBe('%EF%BF%BD')
    })
  })

  describe('siteTarget', () => {
    it.each([
      ['/', '', ''],
      ['/faq/?a=1#quand', 'faq', '?a=1#quand'],
      ['https://www.mission.exemple.fr/été#b?c', '%C3%A9t%C3%A9', '#b?c'],
    ])('returns the address and the suffix of %s', (href, address, suffix) => {
      expect(siteTarget(href, SITE)).toEqual({ address, suffix })
    })

    it.each(['#quand', 'https://exemple.fr/faq', 'mailto:a@exemple.fr'])(
      'returns null for %s',
      (href) => {
        expect(siteTarget(href, SITE)).toBeNull()
      },
    )
  })
})

describe('the address of a file', () => {
  it.each(['reglement.pdf', 'reglement-eig-7.pdf'])('accepts %j', (address) => {
    expect(validateFileAddress(address, ['pdf'])).toBe(true)
  })

  it.each(['Reglement.pdf', 'règlement.pdf', '../x.pdf', 'a--b.pdf', 'reglement', 'photo.png'])(
    'explains what is wrong with %j',
    (address) => {
      expect(validateFileAddress(address, ['pdf'])).toMatch(/«\s\.pdf\s»/)
    },
  )

  it('requires an address', () => {
    expect(validateFileAddress('', ['pdf'])).toBe('L’adresse du fichier est obligatoire.')
  })
})
