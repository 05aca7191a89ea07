import { spawnSync } from 'node:child_process'
import { openSync } from 'node:fs'

import { expect, it } from '@jest/globals'

const PROGRAM = `
const { logger } = await import('./lib/log/logger.ts')
for (let time = 0; time < 3; time += 1) logger().info('une ligne')
console.error('en vie')
`

const onLinux = process.platform === 'linux' ? it : it.skip

onLinux('outlives a full disk: lines are lost, the server is not', () => {
  const full = openSync('/dev/full', 'w')
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM],
    {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
      env: { PATH: process.env.PATH, NODE_ENV: 'production', PAYLOAD_SECRET: 'test'.repeat(8) },
    },
  )
  expect([status, stderr]).toEqual([0, 'en vie\n'])
})
