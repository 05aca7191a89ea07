import { spawnSync } from 'node:child_process'

import { beforeAll, describe, expect, it, jest } from '@jest/globals'

import type { Reading } from '../../support/read-malformed'
import { cases } from '../../support/random-cases'

jest.setTimeout(180_000)

const SEED = 20_261_125
const COUNT = cases(100)

describe('malformed files', () => {
  let readings: Reading[] = []
  let megabytes = 0
  let errors = ''

  beforeAll(() => {
    const command = [
      '--max-old-space-size=384',
      '--import',
      'tsx',
      'tests/support/read-malformed.ts',
    ]
    const child = spawnSync(process.execPath, [...command, String(SEED), String(COUNT)], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    errors = child.stderr
    const lines = child.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Reading)
    readings = lines.slice(0, -1)
    megabytes = (lines.at(-1) as unknown as { megabytes: number }).megabytes
  })

  it('are all read to the end, without an exception', () => {
    expect(errors.split('\n').filter((line) => /Error|^\s+at /.test(line))).toEqual([])
    expect(readings).toHaveLength(COUNT)
  })

  it('are each refused with a place and a message in French, or read without loss', () => {
    const wrong = readings.filter(({ isRead, isPlaced, faults, losses }) =>
      isRead ? losses.length > 0 : faults.length === 0 || !isPlaced,
    )
    expect(wrong).toEqual([])
    expect(
      readings.flatMap(({ faults }) => faults).filter((fault) => fault.startsWith('contenu ')),
    ).toEqual([])
    expect(readings.filter(({ isRead }) => isRead).length).toBeGreaterThan(COUNT / 10)
    expect(readings.filter(({ isRead }) => !isRead).length).toBeGreaterThan(COUNT * 0.4)
  })

  it('take at most 5 seconds each, and 512 MB in total', () => {
    expect(readings.filter(({ seconds }) => seconds > 5)).toEqual([])
    expect(megabytes).toBeLessThan(512)
  })
})
