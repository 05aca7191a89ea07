import { existsSync, statSync } from 'node:fs'

import { filesOf } from '@/content/bundle/files'
import { BundleRefused } from '@/content/bundle/refused'
import { restore } from '@/content/bundle/restore'
import { verifyBundle } from '@/content/bundle/unpack'
import { openPayload } from '@/platform/database/open-payload'
import { env, type Env } from '@/platform/env'
import { fileStore } from '@/platform/files/store'
import { siteConfig } from '@/site-config'

import { bundleArguments, bundleCounts } from './bundle'
import { showProgress } from './show-progress'
import { EXIT } from './usage'

/**
 * `restore FILE`: gives the empty site of this environment what a backup holds, its accounts unless `--without-accounts`.
 * What a backup could not find is named: the site is restored, and its pages show holes.
 */
export async function restoreFrom(args: string[]): Promise<number> {
  const { file, isFlagged: withoutAccounts } = bundleArguments(args, 'without-accounts')
  if (!existsSync(file)) throw new Error(`${file} : ce fichier n’existe pas.`)
  if (!statSync(file).isFile()) throw new Error(`${file} : ce n’est pas un fichier.`)
  const progress = showProgress()
  try {
    // Before a database is opened, which makes its file and its tables.
    await verifyBundle(file)
    return await restoreInto(env(), file, !withoutAccounts, progress)
  } catch (error) {
    progress.stop()
    if (!(error instanceof BundleRefused)) throw error
    console.error(error.message)
    console.error('Rien n’a été écrit.')
    return EXIT.refused
  }
}

async function restoreInto(
  { databaseUrl }: Env,
  file: string,
  withAccounts: boolean,
  progress: ReturnType<typeof showProgress>,
): Promise<number> {
  const payload = await openPayload(siteConfig(), databaseUrl)
  try {
    const files = filesOf(fileStore(payload))
    const manifest = await restore(payload, { file, files, withAccounts, progress })
    progress.stop()
    console.log(`${file} : sauvegarde restaurée et relue`)
    for (const line of bundleCounts(manifest)) console.log(line)
    for (const name of manifest.missingFiles) {
      console.error(`Fichier absent de la sauvegarde : ${name}`)
    }
    return manifest.missingFiles.length ? EXIT.refused : EXIT.done
  } finally {
    progress.stop()
    await payload.destroy()
  }
}
