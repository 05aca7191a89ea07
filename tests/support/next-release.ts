import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, readdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'

import { temporaryFolder } from './server'

/** What a release of its own has; the rest, the build of the program included, is the one at hand. */
const OWN = ['public', 'styles']

/**
 * The folder of a release whose style sheet says one thing more than the one at hand: `npm run assets` made its files, in a
 * copy, so that their digest and the manifest are its own. Whoever asks removes it.
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
