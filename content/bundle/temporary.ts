import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const PREFIX = 'eig-bundle-'

/**
 * Runs `work` and removes what is at `place` after, also when the process is told to exit meanwhile: what passes through
 * it has drafts and hashes of passwords.
 */
export async function removedAfter<Result>(
  place: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const remove = () => rmSync(place, { recursive: true, force: true })
  process.once('exit', remove)
  try {
    return await work()
  } finally {
    process.off('exit', remove)
    remove()
  }
}

/**
 * Runs `work` with a folder in `parent` that only this account reads, and that is removed after. Those that killed backups
 * left there are removed before.
 */
export function inTemporaryFolder<Result>(
  work: (folder: string) => Promise<Result>,
  parent = tmpdir(),
): Promise<Result> {
  removeStale(parent)
  const folder = mkdtempSync(path.join(parent, PREFIX))
  return removedAfter(folder, () => work(folder))
}

/** Longer than any backup works, shorter than from one night to the next. */
const STALE_AFTER_MS = 6 * 60 * 60 * 1000

/** Of this account alone. Age tells, not the number of the process: another container may share `parent`. */
function removeStale(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(PREFIX)) continue
    const place = path.join(parent, name)
    const found = lstatSync(place, { throwIfNoEntry: false })
    if (!found?.isDirectory() || found.uid !== process.getuid?.()) continue
    if (Date.now() - found.mtimeMs < STALE_AFTER_MS) continue
    rmSync(place, { recursive: true, force: true })
  }
}
