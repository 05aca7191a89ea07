import { existsSync } from 'node:fs'
import path from 'node:path'

import { backup } from '@/content/bundle/backup'
import { filesOf } from '@/content/bundle/files'
import { withoutCredentials } from '@/platform/database/database-url'
import { openPayload } from '@/platform/database/open-payload'
import { env } from '@/platform/env'
import { fileStore } from '@/platform/files/store'
import { siteConfig } from '@/site-config'

import { bundleArguments, bundleCounts } from './bundle'
import { showProgress } from './show-progress'
import { EXIT } from './usage'

/**
 * `backup FILE`: all the content of the site of this environment; accounts too with `--with-accounts`. A site without any
 * page is refused: it is the empty one of a command that was not given the settings of the real one.
 */
export async function backupTo(args: string[]): Promise<number> {
  const { file, isFlagged: withAccounts } = bundleArguments(args, 'with-accounts')
  if (existsSync(file)) throw new Error(`${file} existe déjà : choisissez un autre nom.`)
  const folder = path.dirname(file)
  if (!existsSync(folder)) throw new Error(`Le dossier ${folder} n’existe pas.`)
  // Not killed at once: what was written meanwhile is removed as the process exits.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  const { databaseUrl } = env()
  const payload = await openPayload(siteConfig(), databaseUrl)
  const progress = showProgress()
  try {
    const { totalDocs } = await payload.count({ collection: 'pages', trash: true })
    if (!totalDocs) {
      console.error(noPageIn(databaseUrl))
      return EXIT.refused
    }
    const files = filesOf(fileStore(payload))
    const manifest = await backup(payload, { file, files, withAccounts, progress })
    progress.stop()
    console.log(`${file} : sauvegarde faite${withAccounts ? '' : ', sans les comptes'}`)
    for (const line of bundleCounts(manifest)) console.log(line)
    for (const name of manifest.missingFiles) console.error(`Fichier introuvable : ${name}`)
    return manifest.missingFiles.length ? EXIT.refused : EXIT.done
  } finally {
    progress.stop()
    await payload.destroy()
  }
}

const noPageIn = (databaseUrl: string): string =>
  `La base de données ${withoutCredentials(databaseUrl)} ne contient aucune page : rien n’a été sauvegardé. Donnez à la commande les réglages du site (DATABASE_URL et DATA_DIR).`
