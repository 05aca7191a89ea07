import { describe, expect, it } from '@jest/globals'
import { render, screen, within } from '@testing-library/react'

import { Footer } from '@/components/page/Footer'
import { AUDIT, stateWord } from '@/components/rgaa/audit'
import type { SiteView } from '@/components/views'

import { site } from '../../fixtures/views'

const STATE = `Accessibilité : ${stateWord(AUDIT.state)}`
const ALL = {
  siteMap: '/plan-du-site',
  accessibility: '/nous/accessibilite',
  legal: '/mentions',
  privacy: '/donnees',
}

/** The words of the footer's last list, each with where it leads. */
function bottom(changes: Partial<SiteView>) {
  render(<Footer site={{ ...site, contactEmail: null, ...changes }} />)
  const lists = within(screen.getByRole('contentinfo')).getAllByRole('list')
  return Array.from(lists.at(-1)!.children, (item) => [
    item.textContent?.replaceAll('\u00a0', ' '),
    item.querySelector('a')?.getAttribute('href') ?? null,
  ])
}

describe('the bottom of every page', () => {
  it('leads to the pages that the law asks for in the order of DSFR, then where the site says', () => {
    expect(bottom({ requiredPages: ALL, contactEmail: 'a@exemple.fr' })).toEqual([
      ['Plan du site', '/plan-du-site'],
      [STATE, '/nous/accessibilite'],
      ['Mentions légales', '/mentions'],
      ['Données personnelles', '/donnees'],
      ['Code source', 'https://code.exemple.org/mission'],
      ['a@exemple.fr', 'mailto:a@exemple.fr'],
    ])
  })

  it('says the state of accessibility even without its page, and nothing of what is not published', () => {
    expect(bottom({ requiredPages: {}, footerLinks: [] })).toEqual([[STATE, null]])
  })

  it('names no page twice', () => {
    const footerLinks = [
      { label: 'Nos mentions', href: '/mentions' },
      { label: 'La presse', href: '/presse' },
    ]
    const links = bottom({ requiredPages: { legal: '/mentions' }, footerLinks })
    expect(links.slice(1)).toEqual([
      ['Mentions légales', '/mentions'],
      ['La presse', '/presse'],
    ])
  })
})
