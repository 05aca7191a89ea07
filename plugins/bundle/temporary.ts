import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const PREFIX = 'eig-bundle-'

/** Runs `work`, then deletes `place`, even if the process exits meanwhile: it contains drafts and password hashes. */
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
 * Runs `work` with a temporary folder in `parent` that only this account can read, then deletes it. First deletes the
 * folders that killed backups left there.
 */
export function inTemporaryFolder<Result>(
  work: (folder: string) => Promise<Result>,
  parent = tmpdir(),
): Promise<Result> {
  removeStale(parent)
  const folder = mkdtempSync(path.join(parent, PREFIX))
  return removedAfter(folder, () => work(folder))
}

/** Longer than any backup takes, but shorter than a day, so that the next nightly backup cleans up. */
const STALE_AFTER_MS = 6 * 60 * 60 * 1000

/** Only folders of this account. Checks the age and not the process id, because another container may share `parent`. */
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
