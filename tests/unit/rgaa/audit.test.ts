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
  /** The tools with which the criteria were checked. */
  tools: z.array(text).min(1),
  /** The systems, browsers and assistive technologies that were used, and those that were not. */
  environment: z.array(text).min(1),
  /** `path`: only for a page with its own address. */
  pages: z
    .array(z.strictObject({ title: text, path: z.string().startsWith('/').optional() }))
    .min(1),
  /** French sentences about contents whose accessibility would be a disproportionate burden. */
  disproportionate: z.array(text),
  /** French sentences about contents that the law exempts. */
  exempt: z.array(text),
  criteria: z.array(
    z.strictObject({
      number: z.string().regex(/^\d{1,2}\.\d{1,2}$/),
      title: text,
      state: z.enum(['conforme', 'non conforme', 'non applicable']),
      /** How the criterion was checked, or why it fails, in French as published in the statement. */
      check: text,
    }),
  ),
})

describe('the stored audit', () => {
  it('has the shape that the statement needs', () => {
    expect(auditData.parse(stored)).toEqual(stored)
  })

  it('has each of the 106 criteria of RGAA 4.1.2 once, by theme and in order', () => {
    const perTheme = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12]
    const expected = perTheme.flatMap((count, theme) =>
      Array.from({ length: count }, (_, index) => `${theme + 1}.${index + 1}`),
    )
    expect(criteria.map(({ number }) => number)).toEqual(expected)
  })

  it('names tests that exist, or that were removed with their plugin', () => {
    const named = criteria.flatMap(
      ({ check }) => check.match(/(plugins\/[^/`]+\/)?tests\/[^`]+/g) ?? [],
    )
    expect(named.length).toBeGreaterThan(20)
    const isThere = (file: string) =>
      !file.startsWith('plugins/') || existsSync(file.replace(/\/tests\/.*/, ''))
    expect(named.filter((file) => isThere(file) && !existsSync(file))).toEqual([])
  })

  it('names a test or a manual check for each criterion that conforms', () => {
    const unchecked = criteria.filter(
      ({ state, check }) =>
        state === 'conforme' && !/`(plugins\/.+\/)?tests\/|à la main/i.test(check),
    )
    expect(unchecked).toEqual([])
  })
})

describe('the figures of an audit', () => {
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
  ])('exclude what does not apply, and round down: %s', (states, rate, state) => {
    expect(audit(states)).toMatchObject({ rate, state })
  })

  it('list what fails, and why', () => {
    expect(audit('cn').failures).toEqual([
      { number: '1.2', title: 'Un critère', state: 'non conforme', check: 'Parce que' },
    ])
  })
})
