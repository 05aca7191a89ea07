import { describe, expect, it } from '@jest/globals'
import { render, screen } from '@testing-library/react'

import { isAccepting, type CallState } from '@/call/state'
import { PageMain } from '@/components/page/PageMain'

import { page, site } from '../../fixtures/views'

function showWith(state: CallState | null) {
  const isOpen = state === null || isAccepting(state)
  const hero = { ...page.hero, applyLink: isOpen ? page.hero.applyLink : null }
  const call = state && { name: 'Appel 7', state, opensAt: null, closesAt: null }
  return render(<PageMain page={{ ...page, hero, call }} site={site} />).container
}

const buttons = (name: string) => screen.queryAllByRole('link', { name })
const closed: CallState = { status: 'closed', since: new Date('2027-03-31T16:00:00Z') }
const upcoming: CallState = { status: 'upcoming', opensAt: null }
const open: CallState = { status: 'open', closesAt: new Date('2027-03-31T16:00:00Z') }

describe('an open call', () => {
  it('offers both actions at the top and at the bottom', () => {
    showWith(open)
    expect(buttons('Je propose un projet')).toHaveLength(2)
    expect(buttons('Je lis le règlement')).toHaveLength(2)
  })

  it('hides what is said of a closed call', () => {
    expect(showWith(open)).not.toHaveTextContent('Appel terminé')
  })

  it('says its state right after the title', () => {
    expect(showWith(open).querySelector('h1 + p')).toHaveTextContent('Appel ouvert')
  })
})

describe.each([closed, upcoming])('a call that is $status', (state) => {
  it('invites nobody to apply, and still gives the rules', () => {
    showWith(state)
    expect(buttons('Je propose un projet')).toHaveLength(0)
    expect(buttons('Je lis le règlement')).toHaveLength(1)
  })

  it('shows what to read meanwhile', () => {
    expect(showWith(state)).toHaveTextContent('Appel terminé')
  })
})

describe('a page without call', () => {
  it('has its actions twice, no state and no word on a closed call', () => {
    const shown = showWith(null)
    expect(buttons('Je propose un projet')).toHaveLength(2)
    expect(shown).not.toHaveTextContent(/Appel (ouvert|clos|à venir|terminé)/)
  })
})

it('shows no empty group of buttons', () => {
  const hero = { ...page.hero, applyLink: null, rulesLink: null }
  const { container } = render(<PageMain page={{ ...page, hero, sections: [] }} site={site} />)
  expect(container.querySelector('.fr-btns-group')).toBeNull()
})

it('tells where the page is', () => {
  showWith(open)
  expect(screen.getByRole('link', { name: 'Accueil' })).toHaveAttribute('href', '/')
  expect(screen.getByText('Administrations')).toHaveAttribute('aria-current', 'page')
  expect(screen.getByRole('link', { name: 'Participer au programme' })).toHaveAttribute(
    'href',
    '/participer',
  )
})
