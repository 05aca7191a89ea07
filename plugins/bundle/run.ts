import { existsSync, statSync } from 'node:fs'
import path from 'node:path'

import { Refused } from '@/content/refused'
import { type Command, EXIT, parse, UsageError } from '@/platform/command-line'
import { withoutCredentials } from '@/platform/database/database-url'
import { withPayload } from '@/platform/database/with-payload'
import { env } from '@/platform/env'
import { fileStore } from '@/platform/files/store'

import { backup } from './backup'
import { inspectBundle } from './inspect'
import type { Manifest } from './manifest'
import { restore } from './restore'

/**
 * `backup FILE`: saves all the content of the site of this environment, with accounts if `--with-accounts`. Refuses a site
 * without any page: the command probably lacks the settings of the real site, and reads an empty one.
 */
export const backupTo: Command['run'] = async (args, config) => {
  const { file, isFlagged: withAccounts } = bundleArguments(args, 'with-accounts')
  if (existsSync(file)) throw new Error(`${file} existe déjà : choisissez un autre nom.`)
  const folder = path.dirname(file)
  if (!existsSync(folder)) throw new Error(`Le dossier ${folder} n’existe pas.`)
  // Exit instead of being killed, so that the unfinished backup is removed as the process exits.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  return withPayload(config(), async (payload) => {
    const { totalDocs } = await payload.count({ collection: 'pages', trash: true })
    if (!totalDocs) throw new Refused(noPageIn(env().databaseUrl))
    const files = fileStore(payload)
    const manifest = await backup(payload, { file, files, withAccounts, tell })
    console.log(`${file} : sauvegarde faite${withAccounts ? '' : ', sans les comptes'}`)
    return tellWhole(manifest, 'Fichier introuvable')
  })
}

const noPageIn = (databaseUrl: string): string =>
  `La base de données ${withoutCredentials(databaseUrl)} ne contient aucune page : rien n’a été sauvegardé. Donnez à la commande les réglages du site (DATABASE_URL et DATA_DIR).`

/**
 * `restore FILE`: restores a backup into the empty site of this environment, with its accounts unless `--without-accounts`.
 * Names the files that the backup lacks: the site is restored, but its pages miss these files.
 */
export const restoreFrom: Command['run'] = async (args, readConfig) => {
  const { file, isFlagged: withoutAccounts } = bundleArguments(args, 'without-accounts')
  if (!existsSync(file)) throw new Error(`${file} : ce fichier n’existe pas.`)
  if (!statSync(file).isFile()) throw new Error(`${file} : ce n’est pas un fichier.`)
  const config = readConfig()
  // Inspect first: opening a database creates its file and its tables.
  const inspection = await inspectBundle(await config, file, tell)
  return withPayload(config, async (payload) => {
    const files = fileStore(payload)
    const withAccounts = !withoutAccounts
    const manifest = await restore(payload, { file, inspection, files, withAccounts, tell })
    console.log(`${file} : sauvegarde restaurée et relue`)
    return tellWhole(manifest, 'Fichier absent de la sauvegarde')
  })
}

/** Prints one line per phase of the work, on standard error. */
const tell = (phase: string, count: number) => console.error(`${phase} : ${count}`)

/** Returns the one file that `args` name, and whether they have `flag`. Throws UsageError on anything else. */
function bundleArguments(args: string[], flag: string): { file: string; isFlagged: boolean } {
  const { values, positionals } = parse(args, { [flag]: { type: 'boolean' } })
  const [file, ...others] = positionals
  if (!file || others.length) throw new UsageError('Un fichier, et un seul, est attendu.')
  return { file, isFlagged: values[flag] === true }
}

/** Prints how much `manifest` lists, and which files it lacks. Returns the exit status. */
function tellWhole({ entries, missingFiles }: Manifest, missing: string): number {
  const sum = (folder: RegExp, ofFile = 0) =>
    entries
      .filter(({ path }) => folder.test(path))
      .reduce((total, { lines = ofFile }) => total + lines, 0)
  console.log(`  Documents : ${sum(/^(collections|globals)\//)}`)
  console.log(`  Versions : ${sum(/^(global-)?versions\//)}`)
  console.log(`  Fichiers : ${sum(/^files\//, 1)}`)
  for (const name of missingFiles) console.error(`${missing} : ${name}`)
  return missingFiles.length ? EXIT.refused : EXIT.done
}
