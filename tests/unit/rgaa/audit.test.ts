import { existsSync } from 'node:fs'

import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'

import stored from '@/components/rgaa/audit.json' with { type: 'json' }
import { auditOf } from '@/components/rgaa/audit'

const { criteria } = stored

const text = z.string().min(1)

const auditData = z.strictObject({
  standard: text.startsWith('RGAA 4.1'),
  auditedOn: z.iso.date(),
  technologies: z.array(text).min(1),
  /** With what the criteria were checked. */
  tools: z.array(text).min(1),
  /** Systems, browsers and assistive technologies with which it was done, and those with which it was not. */
  environment: z.array(text).min(1),
  /** `path`: of a page that has an address of its own. */
  pages: z
    .array(z.strictObject({ title: text, path: z.string().startsWith('/').optional() }))
    .min(1),
  /** French sentences: contents whose accessibility would be a disproportionate burden. */
  disproportionate: z.array(text),
  /** French sentences: contents that the law exempts. */
  exempt: z.array(text),
  criteria: z.array(
    z.strictObject({
      number: z.string().regex(/^\d{1,2}\.\d{1,2}$/),
      title: text,
      state: z.enum(['conforme', 'non conforme', 'non applicable']),
      /** How it was checked; of a failing one, why it fails. French, as the statement publishes it. */
      check: text,
    }),
  ),
})

describe('the stored audit', () => {
  it('has the form that the statement needs', () => {
    expect(auditData.parse(stored)).toEqual(stored)
  })

  it('has the 106 criteria of RGAA 4.1.2, theme by theme, each once and in order', () => {
    const perTheme = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12]
    const expected = perTheme.flatMap((count, theme) =>
      Array.from({ length: count }, (_, index) => `${theme + 1}.${index + 1}`),
    )
    expect(criteria.map(({ number }) => number)).toEqual(expected)
  })

  it('names tests that exist', () => {
    const named = criteria.flatMap(({ check }) => check.match(/tests\/[^`]+/g) ?? [])
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((file) => !existsSync(file))).toEqual([])
  })

  it('says of each criterion that conforms by what test, or by whose eyes', () => {
    const unchecked = criteria.filter(
      ({ state, check }) => state === 'conforme' && !/`tests\/|à la main/i.test(check),
    )
    expect(unchecked).toEqual([])
  })
})

describe('the figures', () => {
  const STATES = { c: 'conforme', n: 'non conforme', a: 'non applicable' } as const
  const audit = (states: string) =>
    auditOf({
      ...stored,
      criteria: [...states].map((state, index) => ({
        number: `1.${(index % 99) + 1}`,
        title: 'Un critère',
        state: STATES[state as keyof typeof STATES],
        check: 'Parce que',
      })),
    })

  it.each([
    ['cca', 100, 'full'],
    ['ccn', 66.6, 'partial'],
    ['cn', 50, 'partial'],
    ['cnna', 33.3, 'none'],
    [`n${'c'.repeat(2000)}`, 99.9, 'partial'],
  ])(
    'of %s: what does not apply does not count, and nothing is rounded up',
    (states, rate, state) => {
      expect(audit(states)).toMatchObject({ rate, state })
    },
  )

  it('name what fails, and why', () => {
    expect(audit('cn').failures).toEqual([
      { number: '1.2', title: 'Un critère', state: 'non conforme', check: 'Parce que' },
    ])
  })
})
