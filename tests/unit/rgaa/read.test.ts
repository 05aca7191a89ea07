import { existsSync, readFileSync } from 'node:fs'

import { describe, expect, it } from '@jest/globals'

import { auditOf } from '@/scripts/rgaa/audit-of'
import { CRITERIA_PER_THEME, readRgaa } from '@/scripts/rgaa/read'

const source = readFileSync('docs/rgaa.md', 'utf8')
const read = readRgaa(source)

describe('docs/rgaa.md', () => {
  it('has the 106 criteria of RGAA 4.1.2, theme by theme', () => {
    expect(read.criteria).toHaveLength(106)
    const counts = CRITERIA_PER_THEME.map(
      (_, theme) => read.criteria.filter(({ number }) => number.startsWith(`${theme + 1}.`)).length,
    )
    expect(counts).toEqual([9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12])
  })

  it('names tests that exist', () => {
    const named = [...source.matchAll(/`(tests\/[^`]+)`/g)].map(([, file = '']) => file)
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((file) => !existsSync(file))).toEqual([])
  })

  it('says of each criterion that conforms by what test, or by whose eyes', () => {
    const unchecked = read.criteria.filter(
      ({ state, check }) => state === 'conforme' && !/`tests\/|à la main/i.test(check),
    )
    expect(unchecked).toEqual([])
  })

  it('says what the site says (else: npm run generate)', () => {
    expect(auditOf(read)).toEqual(JSON.parse(readFileSync('lib/rgaa/audit.json', 'utf8')))
  })
})

describe('a line that is not as it must be', () => {
  it.each([
    ['a criterion that is missing', /^\| 3\.2 .*\n/m, ''],
    ['a criterion that is there twice', /^(\| 3\.2 .*\n)/m, '$1$1'],
    ['another word for the state', /(\| 3\.2 .*\| )conforme /, '$1bon '],
    ['no word on how it was checked', /(\| 3\.2 .*\| conforme +\|).*/, '$1 |'],
    ['a day that does not exist', /(Date de l’audit : )\S+/, '$12026-02-30'],
    ['no tool', '### Outils', '### Autres'],
  ])('is refused: %s', (_, found, replacement) => {
    const changed = source.replace(found, replacement)
    expect(changed).not.toBe(source)
    expect(() => readRgaa(changed)).toThrow()
  })
})

describe('the figures', () => {
  const STATES = { c: 'conforme', n: 'non conforme', a: 'non applicable' } as const
  const audit = (states: string) =>
    auditOf({
      ...read,
      criteria: [...states].map((state, index) => ({
        number: `1.${index + 1}`,
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
      { number: '1.2', title: 'Un critère', reason: 'Parce que' },
    ])
  })
})
