import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Files by their path under the folder to publish. */
export type Files = Map<string, Buffer>

/**
 * Writes `files` in a folder of `root` named after their content, unless it is there. Returns the folder's name: a browser
 * may keep what is in it for ever. Of the folders of earlier contents, `former` alone is left: what names it was sent a
 * moment ago, and asks for the rest of it when a dialog opens.
 */
export function publish(files: Files, root: string, former: string | null): string {
  const name = contentHash(files)
  const folder = join(root, name)
  if (!existsSync(folder)) {
    // Under another name until complete, so that an interrupted run leaves no half-filled folder.
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
