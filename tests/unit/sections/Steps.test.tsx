import { describe, expect, it } from '@jest/globals'
import { within } from '@testing-library/react'

import type { MilestoneView } from '@/components/views'
import { parisInstant } from '@/text/paris-time'

import { markdown } from '../../fixtures/views'
import { showSection } from './show'

const paris = (day: string) => parisInstant(day)!.instant

it('shows its steps in order, in a numbered list', () => {
  const list = within(showSection('steps')).getByRole('list')
  expect(list.tagName).toBe('OL')
  expect(Array.from(list.children, ({ textContent }) => textContent)).toEqual([
    'Dépôt du dossier.',
    'Passage devant le jury.',
  ])
  expect(within(list).getByText('jury').tagName).toBe('EM')
})

it('shows title and introduction without steps, and nothing without anything', () => {
  const shown = showSection('steps', { steps: [] })
  expect(shown).toHaveTextContent(/^Les étapesEn continu :$/)
  expect(shown.querySelector('ol')).toBeNull()
  expect(
    showSection('steps', { title: '', introduction: markdown(''), steps: [] }),
  ).toBeEmptyDOMElement()
})

describe('the dates of the call', () => {
  const milestones: MilestoneView[] = [
    {
      id: 'auditions',
      label: 'Auditions',
      time: { kind: 'period', from: paris('2027-04-12'), until: paris('2027-04-16') },
      isPast: true,
    },
    { id: 'jury', label: 'Jury', time: { kind: 'day', on: paris('2027-05-10') }, isPast: false },
    {
      id: 'comites',
      label: 'Comités',
      time: { kind: 'text', text: 'tous les deux mois' },
      isPast: false,
    },
  ]
  const dates = (section: HTMLElement) => within(section).getAllByRole('list')[1]!

  it('follow the steps, each in words, those that are over marked so', () => {
    const shown = showSection('steps', { milestones })
    const items = Array.from(dates(shown).children, ({ textContent }) =>
      textContent?.replaceAll('\u00a0', ' '),
    )
    expect(items).toEqual([
      'du 12 au 16 avril 2027 Auditions Passé',
      '10 mai 2027 Jury ',
      'tous les deux mois Comités ',
    ])
    expect(shown.querySelector('time')).toHaveAttribute('datetime', '2027-05-10')
    expect(within(shown).getByRole('heading', { level: 3 })).toHaveTextContent('Calendrier')
  })

  it('show without any step, under a title of the section’s own level', () => {
    const shown = showSection('steps', {
      title: '',
      introduction: markdown(''),
      steps: [],
      milestones,
    })
    expect(within(shown).getByRole('heading', { level: 2 })).toHaveTextContent('Calendrier')
  })

  it('leave no title behind when there are none', () => {
    expect(within(showSection('steps')).queryByText('Calendrier')).toBeNull()
  })
})
