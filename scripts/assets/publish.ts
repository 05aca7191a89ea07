import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Files by their path under the folder to publish. */
export type Files = Map<string, Buffer>

/**
 * Writes `files` in a folder of `root` named after their content, unless it exists. Returns the folder's name; browsers may
 * cache its content forever. Of the earlier folders only `former` is kept: pages sent a moment ago still name it, and load
 * the rest of it when a dialog opens.
 */
export function publishAssets(files: Files, root: string, former: string | null): string {
  const name = contentHash(files)
  const folder = join(root, name)
  if (!existsSync(folder)) {
    // Written under another name until complete, so that an interrupted run leaves no partial folder.
    const draft = join(root, `draft-${process.pid}`)
    for (const [path, content] of files) {
      mkdirSync(dirname(join(draft, path)), { recursive: true })
      writeFileSync(join(draft, path), content)
    }
    renameSync(draft, folder)
  }
  if (name === former) return name
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (entry.isDirectory() && ![name, former].includes(entry.name))
      rmSync(join(root, entry.name), { recursive: true })
  }
  return name
}

function contentHash(files: Files): string {
  const hash = createHash('sha256')
  for (const [path, content] of files) hash.update(`${path}\0${content.length}\0`).update(content)
  return hash.digest('hex').slice(0, 12)
}
