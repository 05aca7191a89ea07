import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

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
  mkdirSync(folder)
  const archive = path.join(folder, 'sources.tar')
  run('.', 'git', 'archive', `--output=${archive}`, commit)
  run(folder, 'tar', '-xf', archive)
  rmSync(archive)
  const lockIn = (place: string) => readFileSync(path.join(place, 'package-lock.json'), 'utf8')
  // Hard links, because Turbopack follows no symbolic link out of its folder.
  if (lockIn(folder) === lockIn('.')) run('.', 'cp', '-al', 'node_modules', folder)
  else run(folder, 'npm', 'ci')
  run(folder, 'npm', 'run', '--silent', 'build')
  return folder
}

const run = (cwd: string, program: string, ...args: string[]) =>
  execFileSync(program, args, { cwd, stdio: 'inherit' })
