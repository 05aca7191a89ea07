import { execFileSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { checkOut, run } from '@/scripts/testing/checkout'

/** Returns the short hash of the commit that `name` (a hash, a branch, `HEAD~1`…) refers to now. Throws if there is none. */
export const commitOf = (name: string): string =>
  execFileSync('git', ['rev-parse', '--short', '--verify', `${name}^{commit}`], {
    encoding: 'utf8',
  }).trim()

/** Returns the folder of the production build of `commit`, kept between rehearsals. Throws if it does not build. */
export function buildOf(commit: string): string {
  const folder = path.join(tmpdir(), `eig-${commit}`)
  if (existsSync(path.join(folder, '.next/BUILD_ID'))) return folder
  // An interrupted rehearsal may have left an incomplete folder.
  rmSync(folder, { recursive: true, force: true })
  checkOut(commit, folder)
  run(folder, 'npm', 'run', '--silent', 'build')
  return folder
}
