import { expect, it } from '@jest/globals'

import { boundedLine } from '@/platform/log/logger'

const lineOf = (event: unknown) => `${JSON.stringify(event)}\n`

it('leaves a line that is short as it is', () => {
  const line = lineOf({ level: 30, msg: 'é'.repeat(4000) })
  expect(boundedLine(line)).toBe(line)
})

it.each([
  ['one endless text', { msg: 'é'.repeat(100_000) }],
  ['many texts', { list: Array(9000).fill('un mot, ') }],
  ['many names', Object.fromEntries(Array.from({ length: 9000 }, (_, at) => [`nom ${at}`, at]))],
  ['one endless name', { ['nom '.repeat(9000)]: 1 }],
  ['what lies deep', JSON.parse(`${'{"nom":'.repeat(1500)}1${'}'.repeat(1500)}`) as unknown],
])('cuts %s to 8 kB of JSON', (_, words) => {
  const line = boundedLine(lineOf({ level: 50, time: 'un instant', words }))
  expect(Buffer.byteLength(line)).toBeLessThanOrEqual(8192)
  expect(JSON.parse(line)).toMatchObject({ level: 50, time: 'un instant' })
})

it('cuts what is no JSON too', () => {
  const line = boundedLine('é'.repeat(100_000))
  expect(Buffer.byteLength(line)).toBeLessThanOrEqual(8192)
  expect(JSON.parse(line)).toEqual({ msg: expect.any(String) })
})

it('leaves no half of an address', () => {
  for (let before = 1980; before < 2000; before += 1) {
    const msg = `${'a '.repeat(before / 2)}camille@exemple.fr ${'b '.repeat(9000)}`
    expect(boundedLine(lineOf({ msg }))).not.toMatch(/camille(?!@exemple\.fr)/)
  }
})
