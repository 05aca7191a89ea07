import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, readdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'

import { temporaryFolder } from './server'

/** The parts that differ in the new release; the rest, including the build, is that of the current release. */
const OWN = ['public', 'styles']

/**
 * Returns the folder of a release whose style sheet has one more rule. `npm run assets` built its files in a copy, so
 * their digest and manifest are different. The caller removes the folder.
 */
export function makeNextRelease(): string {
  const folder = temporaryFolder()
  for (const name of readdirSync('.')) {
    if (OWN.includes(name)) cpSync(name, path.join(folder, name), { recursive: true })
    else symlinkSync(path.resolve(name), path.join(folder, name))
  }
  appendFileSync(path.join(folder, 'styles/site.css'), '\n.eig-hero { min-height: 1px; }\n')
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build-assets.ts'], { cwd: folder })
  return folder
}
