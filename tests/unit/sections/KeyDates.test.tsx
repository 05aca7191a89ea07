import { expect, it } from '@jest/globals'
import { screen } from '@testing-library/react'

import { declareCallCalendars } from '@/call/calendars'
import { keyDatesAt } from '@/call/key-dates'
import { datedCall } from '@/tests/fixtures/dated-call'

import { markdown, site } from '../../fixtures/views'
import { showSection } from './show'

const { schedule, milestones } = datedCall
const calendar = { href: '/appels.ics/7.ics' }
const dates = keyDatesAt(schedule, milestones, new Date('2027-02-01T12:00:00Z'))
const title = 'Dates clés'

it('shows each date in words, and marks past dates', () => {
  const shown = showSection('keyDates', { title, milestones: dates, calendar })
  const items = screen.getAllByRole('listitem')
  expect(items.map(({ textContent }) => textContent?.replaceAll('\u00a0', ' ').trim())).toEqual([
    'lundi 4 janvier 2027 à 9 h (heure de Paris) Ouverture de l’appel Passé',
    'du 27 au 29 mars 2027 Jury',
    'mercredi 31 mars 2027 à 18 h (heure de Paris) Clôture de l’appel',
    'lundi 12 avril 2027 Auditions',
    'tous les deux mois Suivi',
  ])
  const times = [...shown.querySelectorAll('time')].map(({ dateTime }) => dateTime)
  expect(times).toEqual(['2027-01-04T08:00:00.000Z', '2027-03-31T16:00:00.000Z', '2027-04-12'])
})

it('has no calendar links when no plugin serves calendars', () => {
  showSection('keyDates', { title, milestones: dates, calendar: null })
  expect(screen.queryByRole('link')).toBeNull()
})

it('links to a calendar file with these dates, and to the calendar feed of all calls', () => {
  declareCallCalendars({ ofAll: '/appels.ics', ofOne: () => calendar.href })
  showSection('keyDates', { title, milestones: dates, calendar })
  const links = screen.getAllByRole('link')
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['Ajouter ces dates à mon agenda iCalendar (ICS)', calendar.href],
    [`${site.url}/appels.ics`, `${site.url}/appels.ics`],
  ])
})

it('has no calendar links when no entry has a date', () => {
  const words = dates.filter(({ time }) => time.kind === 'text')
  showSection('keyDates', { title, milestones: words, calendar })
  expect(screen.queryByRole('link')).toBeNull()
})

it('shows no title without dates, unless staff wrote a text', () => {
  const none = { title, milestones: [], calendar }
  expect(showSection('keyDates', none)).toBeEmptyDOMElement()
  const written = showSection('keyDates', { ...none, body: markdown('Bientôt.') })
  expect(written).toHaveTextContent(/^Dates clésBientôt.$/)
})
