import { spawnSync } from 'node:child_process'

import prepareCommands from './prepare-commands.mjs'

/** Jest’s `globalSetup`, which cannot be TypeScript. */
export default async function prepareSites() {
  await prepareCommands()
  const args = ['--import', 'tsx', 'tests/support/prepare-sites-process.ts']
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error('The sites that tests begin with could not be made.')
}
