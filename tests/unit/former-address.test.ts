import { describe, expect, it } from '@jest/globals'

import { formerAddressFault, toFormerAddress } from '@/text/former-address'
import { siteTarget } from '@/text/site-target'

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
  ])('typed %j is kept as %j, and stays so', (typed, kept) => {
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
  ])('typed %j is refused', (typed, start) => {
    const address = typeof typed === 'string' ? toFormerAddress(typed, SITE) : typed
    expect(formerAddressFault(address)).toContain(start)
  })

  it('never throws, be it half of a character', () => {
    expect(toFormerAddress('/\ud800', SITE)).toBe('%EF%BF%BD')
  })
})

describe('the place of the site to which a link leads', () => {
  it.each([
    ['/', '', ''],
    ['/faq/?a=1#quand', 'faq', '?a=1#quand'],
    ['https://www.mission.exemple.fr/été#b?c', '%C3%A9t%C3%A9', '#b?c'],
  ])('%s', (href, address, suffix) => {
    expect(siteTarget(href, SITE)).toEqual({ address, suffix })
  })

  it.each(['#quand', 'https://exemple.fr/faq', 'mailto:a@exemple.fr'])('not %s', (href) => {
    expect(siteTarget(href, SITE)).toBeNull()
  })
})
