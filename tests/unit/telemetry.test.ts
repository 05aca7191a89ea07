import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'

import { expect, it } from '@jest/globals'

import { temporaryFolder } from '@/tests/support/server'

/** Whether Next would send telemetry by default, in a process that read its configuration for `phase`, if given. */
function tells(phase: string | null): string {
  const folder = temporaryFolder()
  const program = `
    const { default: readConfig } = require('next/dist/server/config')
    const { Telemetry } = require('next/dist/telemetry/storage')
    const phase = ${JSON.stringify(phase)}
    Promise.resolve(phase && readConfig(phase, process.cwd())).then(() =>
      console.log(new Telemetry({ distDir: '${folder}', skipNotify: true }).isEnabled))`
  const env = { PATH: process.env.PATH, HOME: folder, NODE_ENV: 'production' as const }
  const { stdout } = spawnSync(process.execPath, ['--eval', program], { env, encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return stdout.trim().split('\n').at(-1)!
}

it('telemetry is disabled once Next has read its configuration, for the build and the server', () => {
  expect(tells(null)).toBe('true')
  for (const phase of ['phase-production-build', 'phase-production-server']) {
    expect([phase, tells(phase)]).toEqual([phase, 'false'])
  }
})

it('telemetry is disabled in each command that starts Next before it reads its configuration', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>
  }
  const dev = Object.values(scripts).filter((script) => script.includes('next dev'))
  expect(dev).not.toEqual([])
  for (const script of dev) expect(script).toContain('NEXT_TELEMETRY_DISABLED=1 next dev')
})
