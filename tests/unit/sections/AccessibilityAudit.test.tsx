import { expect, it } from '@jest/globals'

import { AUDIT } from '@/components/rgaa/audit'
import { frenchTypography } from '@/text/typography'

import { headingsOf } from '../markdown/show'
import { showSection } from './show'

it('gives the state, the rate and each criterion that fails, as the law asks', () => {
  const shown = showSection('accessibilityAudit', { title: 'État de conformité' })
  expect(shown.querySelector('strong')?.textContent).toMatch(/conforme$/)
  expect(shown).toHaveTextContent(`${AUDIT.rate.toLocaleString('fr-FR')} %`)
  const applicable = AUDIT.conforming + AUDIT.failures.length
  expect(shown).toHaveTextContent(`${AUDIT.conforming} sur ${applicable}`)
  for (const { number, title, check } of AUDIT.failures) {
    expect(shown).toHaveTextContent(`${number} – ${title}. ${check}.`)
  }
  for (const item of [...AUDIT.technologies, ...AUDIT.tools, ...AUDIT.pages]) {
    expect(shown.textContent).toContain(frenchTypography(item))
  }
})

it('skips no level of heading, with or without a title of its own', () => {
  const levels = (title: string) =>
    headingsOf(showSection('accessibilityAudit', { title })).map((heading) => heading.slice(0, 2))
  expect(levels('État')).toEqual(['H2', 'H3', 'H3', 'H3', 'H3', 'H4', 'H4', 'H4'])
  expect(levels('')).toEqual(['H2', 'H2', 'H2', 'H2', 'H3', 'H3', 'H3'])
})
