import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A folder of a test's own; `remove` it after. */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'eig-test-'))
  return {
    at: (name: string) => path.join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
