import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { removeStale } from './stale'

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
  removeStale(parent, PREFIX)
  const folder = mkdtempSync(path.join(parent, PREFIX))
  return removedAfter(folder, () => work(folder))
}
