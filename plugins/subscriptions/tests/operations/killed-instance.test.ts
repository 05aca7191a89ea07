import { rmSync } from 'node:fs'

import { expect, it, jest } from '@jest/globals'

import { randomFrom } from '@/tests/support/crash/random'
import { temporaryFolder } from '@/tests/support/server'

import { openingUnderFire } from '../crash'

jest.setTimeout(240_000)

// `npm run test:letters` runs the long version.
it('when the instance that sends the letters is killed, the other one continues, and each subscriber is informed by one letter', async () => {
  const folder = temporaryFolder()
  const settings = { DATA_DIR: folder, DATABASE_URL: `file:${folder}/eig.sqlite` }
  const lines: string[] = []
  const tell = (line: string) => lines.push(line)
  const fire = { settings, people: 30, kills: 1, random: randomFrom(7), tell }
  const told = await openingUnderFire(fire).finally(() => rmSync(folder, { recursive: true }))
  console.info([...lines, JSON.stringify(told)].join('\n'))
  expect(told.doubles).toBeLessThanOrEqual(fire.kills)
})
