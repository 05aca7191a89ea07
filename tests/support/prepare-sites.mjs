import { spawnSync } from 'node:child_process'

/** Jest's `globalSetup`, which reads no TypeScript. */
export default function prepareSites() {
  const args = ['--import', 'tsx', 'tests/support/prepare-sites-process.ts']
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error('The sites that tests begin with could not be made.')
}
