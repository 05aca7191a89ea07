import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

/** Writes the sources of `commit` and their packages to the new folder `folder`. */
export function checkOut(commit: string, folder: string): void {
  mkdirSync(folder, { recursive: true })
  const archive = path.join(folder, 'sources.tar')
  run('.', 'git', 'archive', `--output=${archive}`, commit)
  run(folder, 'tar', '-xf', archive)
  rmSync(archive)
  const lockIn = (place: string) => readFileSync(path.join(place, 'package-lock.json'), 'utf8')
  if (lockIn(folder) !== lockIn('.')) return run(folder, 'npm', 'ci')
  // Hard links, because Turbopack follows no symbolic link out of its folder.
  run('.', 'cp', '-al', 'node_modules', folder)
  // Written in place: the same file would change here too.
  rmSync(path.join(folder, 'node_modules/.cache'), { recursive: true, force: true })
}

/** Runs a program in the folder `cwd` and shows its output. Throws if it fails. */
export const run = (cwd: string, program: string, ...args: string[]): void =>
  void execFileSync(program, args, { cwd, stdio: 'inherit' })
