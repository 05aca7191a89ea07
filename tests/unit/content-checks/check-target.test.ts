import { describe, expect, it } from '@jest/globals'
import { fc } from '@/tests/support/random-cases'
import { checkTarget } from '@/text/checks/check-target'

const context = {
  siteUrl: 'https://www.mission.exemple.fr',
  sitePaths: ['/participer', '/participer/faq', '/équipe'],
  anchors: { '/participer/faq': ['quand', 'qui-paie'] } as Record<string, string[]>,
  hostUses: { 'demarches-simplifees.fr': 4, 'beta.exemple.fr': 2, 'eig7.exemple.fr': 3 },
}

/** What is said about a target, spaces made plain: « error: … ». */
const said = (target: string, more: Partial<typeof context> = {}) =>
  checkTarget(target, { ...context, ...more }).map(({ severity, message, excerpt }) => {
    expect(excerpt).toBe(target)
    return `${severity}: ${message.replaceAll('\u00a0', ' ')}`
  })

describe('the anchor of an address of the site', () => {
  it.each([
    '/participer/faq#quand',
    'https://mission.exemple.fr/participer/faq/?a=1#qui%2Dpaie',
    '/participer/faq#',
    'https://exemple.org/participer/faq#rien',
  ])('is there: %s', (target) => {
    expect(said(target)).toEqual([])
  })

  it('is compared with those of the page', () => {
    expect(said('/participer/faq#qand')).toEqual([
      'warning: La page « /participer/faq » n’a pas de passage « #qand » : vouliez-vous écrire « #quand » ?',
    ])
    expect(said('/participer#quand', { anchors: { '/participer': [] } })).toEqual([
      'warning: La page « /participer » n’a pas de passage « #quand » : copiez l’ancre depuis cette page, ou retirez-la.',
    ])
  })
})

describe('an address without accident', () => {
  it.each([
    'https://www.demarches-simplifees.fr/commencer/aap-eig7',
    'https://demarches-simplifees.fr',
    'HTTPS://EXEMPLE.ORG/',
    'http://exemple.org/a?b=c.d#e',
    'https://exemple.org/parcours_(service)',
    'https://exemple.org/?',
    'https://exemple.org/#:~:text=la fin.'.replace(' ', '%20'),
    'https://exemple.org/r%E9glement.pdf',
    'https://exemple.org/?taux=100%',
    'https://http.exemple.org/http/https',
    'mailto:contact@exemple.fr?subject=Bonjour',
    'tel:+33123456789',
    '#ancre',
    '/',
    '/participer',
    '/participer/?a=1#faq',
    '//participer'.slice(1),
    '/%C3%A9quipe',
    '/appels.ics',
    '/appels.atom',
    '/assets/abc/style.css',
    'https://www.mission.exemple.fr/participer/faq',
    'http://mission.exemple.fr/participer/faq/',
    '/promotions/{{promotion}}',
  ])('is let through: %s', (target) => {
    expect(said(target)).toEqual([])
  })
})

describe('an address that hurts visitors', () => {
  it.each(['', ' ', '#'])('leads nowhere: %j', (target) => {
    expect(said(target)).toEqual([
      'error: Ce lien ne mène nulle part : donnez-lui une adresse, ou retirez-le.',
    ])
  })

  it.each([
    ['https://https://exemple.fr/a', 'https://exemple.fr/a'],
    ['http://https://exemple.fr', 'https://exemple.fr'],
    ['https://https//exemple.fr', 'https://exemple.fr'],
    ['https://https://https://exemple.fr', 'https://exemple.fr'],
    ['http//exemple.fr', 'http://exemple.fr'],
    ['https//exemple.fr', 'https://exemple.fr'],
    ['https:/exemple.fr', 'https://exemple.fr'],
    ['https:exemple.fr', 'https://exemple.fr'],
    ['https;//exemple.fr', 'https://exemple.fr'],
    ['htps://exemple.fr', 'https://exemple.fr'],
    ['htttp://exemple.fr', 'https://exemple.fr'],
    ['ttps://exemple.fr', 'https://exemple.fr'],
  ])('begins wrong: %s', (target, repaired) => {
    expect(said(target)).toEqual([
      `error: L’adresse « ${target} » commence mal : écrivez « ${repaired} ».`,
    ])
  })

  it.each(['javascript:alert(1)', 'www.exemple.fr', 'faq', '//exemple.fr', 'https://a b.fr/'])(
    'is no address: %s',
    (target) => {
      expect(said(target)).toEqual([expect.stringMatching(/^error: .*pas une adresse que l’on/)])
    },
  )

  it.each(['https://exemple.fr/50%', '/50%', '/r%E9glement', 'https://mission.exemple.fr/%E9'])(
    'cannot be decoded: %s',
    (target) => {
      expect(said(target)).toEqual([expect.stringMatching(/^error: .*« % » mal placé/)])
    },
  )

  it.each([
    ['/absente', '/absente', 'publiez d’abord cette page, ou corrigez l’adresse.'],
    [
      'https://mission.exemple.fr/absente?x#y',
      '/absente',
      'publiez d’abord cette page, ou corrigez l’adresse.',
    ],
    ['/participer/fac', '/participer/fac', 'vouliez-vous écrire « /participer/faq » ?'],
    ['/Participer', '/Participer', 'vouliez-vous écrire « /participer » ?'],
    ['/participer.', '/participer.', 'vouliez-vous écrire « /participer » ?'],
    ['/participer/%20', '/participer/ ', 'vouliez-vous écrire « /participer » ?'],
  ])('leads to no page of the site: %s', (target, path, remedy) => {
    expect(said(target)).toEqual([
      `error: Rien n’est publié sur le site à l’adresse « ${path} » : ${remedy}`,
    ])
  })

  it('is another site at another port of the same machine', () => {
    const local = { siteUrl: 'http://localhost:3000' }
    expect(said('http://localhost:3000/absente', local)).toHaveLength(1)
    expect(said('http://localhost:4000/absente', local)).toEqual([])
  })
})

describe('an address to look at again', () => {
  it.each(['https://exemple.fr/a b', 'https://exemple.fr/a%20', 'https://exemple.fr/a\u200b'])(
    'holds a blank: %j',
    (target) => {
      expect(said(target)).toEqual([expect.stringMatching(/^warning: .*caractère invisible/)])
    },
  )

  it.each(['https://exemple.fr/a.', 'https://exemple.fr/a,', 'https://exemple.fr/a)'])(
    'ends as a sentence: %s',
    (target) => {
      expect(said(target)).toEqual([expect.stringMatching(/^warning: .*ponctuation/)])
    },
  )

  it.each([
    'https://demarche-simplifees.fr/commencer',
    'https://www.demarches-simplifiees.fr',
    'https://demarches-simplifess.fr',
    'https://demarhces-simplifees.fr',
  ])('has a host one letter away from one often used: %s', (target) => {
    expect(said(target)).toEqual([
      expect.stringMatching(/^warning: .*« demarches-simplifees\.fr »/),
    ])
  })

  it('has the host of the site, but for a letter', () => {
    expect(said('https://misson.exemple.fr/')).toEqual([
      expect.stringContaining('« mission.exemple.fr »'),
    ])
  })

  it('has a host that is published, but less than its neighbour', () => {
    const uses = { 'demarches-simplifees.fr': 4, 'demarche-simplifees.fr': 1 }
    expect(said('https://demarche-simplifees.fr', { hostUses: uses as never })).toHaveLength(1)
    expect(said('https://demarches-simplifees.fr', { hostUses: uses as never })).toEqual([])
  })

  it.each([
    ['a figure tells them apart', 'https://eig6.exemple.fr'],
    ['two letters do', 'https://demrche-simplifees.fr'],
    ['nothing published has it', 'https://tout-autre.exemple.org'],
  ])('has another host on purpose: %s', (_, target) => {
    expect(said(target)).toEqual([])
  })

  it.each(['mailto:contact@exemple', 'mailto:contact', 'mailto:'])(
    'is no whole e-mail: %s',
    (target) => {
      expect(said(target)).toEqual([expect.stringMatching(/^warning: .*électronique complète/)])
    },
  )
})

it('never throws, and says one error at most', () => {
  const pieces = fc.constantFrom(
    ...['https', 'http', ':', '/', '//', '%', '%E9', ' ', '.', '@', '[', '#', '?', 'exemple.fr'],
  )
  const target = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(target, (typed) => {
      const errors = checkTarget(typed, context).filter(({ severity }) => severity === 'error')
      expect(errors.length).toBeLessThan(2)
    }),
  )
  expect(() => checkTarget('https://'.repeat(20_000), context)).not.toThrow()
})
