import { lstatSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'

/** Longer than any backup works, shorter than from one night to the next. */
const STALE_AFTER_MS = 6 * 60 * 60 * 1000

/**
 * Removes the folders in `parent` whose names begin with `prefix` and that a process of this account left behind: one
 * that was killed could not. Age tells, not the number of the process: another container may share `parent`.
 */
export function removeStale(parent: string, prefix: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue
    const place = path.join(parent, name)
    const found = lstatSync(place, { throwIfNoEntry: false })
    if (!found?.isDirectory() || found.uid !== process.getuid?.()) continue
    if (Date.now() - found.mtimeMs < STALE_AFTER_MS) continue
    rmSync(place, { recursive: true, force: true })
  }
}
