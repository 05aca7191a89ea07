import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

export const USAGE = `Usage :
  npm run content -- import FICHIER-OU-DOSSIER… [--draft] [--dry-run] [--assets DOSSIER]
  npm run content -- check FICHIER-OU-DOSSIER…
  npm run content -- backup SAUVEGARDE.tar.gz [--with-accounts]
  npm run content -- restore SAUVEGARDE.tar.gz [--without-accounts]

  --draft             enregistre en brouillon, sans rien publier
  --dry-run           dit ce qui serait fait, sans rien écrire
  --assets DOSSIER    prend dans ce dossier les images et les documents que les pages nomment
  --with-accounts     joint les comptes, l’empreinte de leurs mots de passe et les publications programmées
  --without-accounts  les laisse dans la sauvegarde
  --help              affiche ces lignes`

/**
 * Exit statuses. `refused`: the content was refused, there was none to back up, or the backup that was made or restored
 * lacks files. `failed`: the command line, a file or the database failed. `interrupted`: Ctrl-C.
 */
export const EXIT = { done: 0, refused: 1, failed: 2, interrupted: 130 } as const

/** The command line is wrong; `message` says why, in French. */
export class UsageError extends Error {}

/** Parses `args` by the `options` of a command. Throws UsageError, because Node's own errors are in English. */
export function parse<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  options: Options,
) {
  const { tokens } = parseArgs({
    args,
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    const option = Object.hasOwn(options, name) ? options[name] : undefined
    if (!option) throw new UsageError(`Option inconnue : ${rawName}.`)
    if (option.type === 'boolean') {
      if (value !== undefined) throw new UsageError(`L’option ${rawName} ne prend pas de valeur.`)
    } else if (!value || (!inlineValue && value.startsWith('-'))) {
      throw new UsageError(`L’option ${rawName} attend une valeur.`)
    }
  }
  return parseArgs({ args, options, allowPositionals: true })
}
