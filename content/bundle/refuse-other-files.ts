import type { StoredFiles } from './files'
import { storedNameOf, type Manifest } from './manifest'
import { BundleRefused } from './refused'
import { measured } from './spool'

/** Throws BundleRefused when `files` has one of the names of the bundle with other bytes. */
export async function refuseOtherFiles(files: StoredFiles, { entries }: Manifest): Promise<void> {
  for (const entry of entries) {
    const name = storedNameOf(entry)
    if (!name || !(await files.has(name))) continue
    const { sha256 } = await measured(files.read(name))
    if (sha256 === entry.sha256) continue
    throw new BundleRefused(
      `Un autre fichier a déjà le nom « ${name} » : restaurez dans un DATA_DIR neuf.`,
    )
  }
}
