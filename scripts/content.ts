/** `npm run content -- COMMAND …`: imports and checks files of pages, and runs the commands of plugins. */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { Refused } from '@/content/refused'
import { type Command, EXIT, UsageError } from '@/platform/command-line'

import { failureMessage } from './content/failure'

const COMMANDS: Command[] = [
  {
    name: 'import',
    args: 'FICHIER-OU-DOSSIER… [--draft] [--dry-run] [--assets DOSSIER]',
    options: {
      '--draft': 'enregistre en brouillon, sans rien publier',
      '--dry-run': 'dit ce qui serait fait, sans rien écrire',
      '--assets DOSSIER': 'prend dans ce dossier les images et les documents que les pages nomment',
    },
    run: async (args) => (await import('./content/import')).importFiles(args),
  },
  {
    name: 'check',
    args: 'FICHIER-OU-DOSSIER…',
    options: {},
    run: async (args) => (await import('./content/check')).check(args),
  },
  ...(await pluginCommands()),
]

const [name, ...args] = process.argv.slice(2)

if ([name, ...args].some((arg) => arg === '--help' || arg === '-h')) {
  console.log(usage())
  process.exit(EXIT.done)
}

try {
  const command = COMMANDS.find((one) => one.name === name)
  if (!command) throw new UsageError(name ? `Commande inconnue : ${name}.` : 'Quelle commande ?')
  process.exit(await command.run(args, async () => (await import('@/site-config')).siteConfig()))
} catch (error) {
  console.error(failureMessage(error))
  if (error instanceof Refused) console.error('Rien n’a été écrit.')
  if (error instanceof UsageError) console.error(usage())
  process.exit(error instanceof Refused ? EXIT.refused : EXIT.failed)
}

/**
 * Returns the commands of all plugins, in alphabetical order of the plugins. Looks for their files, because reading the
 * configuration takes seconds and a valid environment, which the usage must not need. `bundleCommands` puts these files at
 * the same place beside this one.
 */
async function pluginCommands(): Promise<Command[]> {
  const folder = path.resolve(import.meta.dirname, '../plugins')
  const files = (existsSync(folder) ? readdirSync(folder).sort() : [])
    .map((plugin) => path.join(folder, plugin, `commands${path.extname(import.meta.filename)}`))
    .filter((file) => existsSync(file))
  const modules = await Promise.all(
    files.map((file) => import(pathToFileURL(file).href) as Promise<{ commands: Command[] }>),
  )
  return modules.flatMap(({ commands }) => commands)
}

function usage(): string {
  const options = [
    ...COMMANDS.map((one) => one.options),
    { '--help': 'affiche ces lignes' },
  ].flatMap((of) => Object.entries(of))
  const width = Math.max(...options.map(([option]) => option.length))
  return [
    'Usage :',
    ...COMMANDS.map((one) => `  npm run content -- ${one.name} ${one.args}`),
    '',
    ...options.map(([option, meaning]) => `  ${option.padEnd(width)}  ${meaning}`),
  ].join('\n')
}
