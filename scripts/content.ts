/** `npm run content -- COMMAND …`: imports pages from files, backs up and restores the whole site. */
import { Refused } from '@/content/refused'

import { failureMessage } from './content/failure'
import { EXIT, USAGE, UsageError } from './content/usage'

type Command = (args: string[]) => number | Promise<number>

/** Loaded on demand: loading the schema, or Payload, takes seconds. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  import: async () => (await import('./content/import')).importFiles,
  backup: async () => (await import('./content/bundle')).backupTo,
  restore: async () => (await import('./content/bundle')).restoreFrom,
  check: async () => (await import('./content/check')).check,
}

const [name, ...args] = process.argv.slice(2)

if ([name, ...args].some((arg) => arg === '--help' || arg === '-h')) {
  console.log(USAGE)
  process.exit(EXIT.done)
}

try {
  const load = name && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) throw new UsageError(name ? `Commande inconnue : ${name}.` : 'Quelle commande ?')
  const command = await load()
  process.exit(await command(args))
} catch (error) {
  console.error(failureMessage(error))
  if (error instanceof Refused) console.error('Rien n’a été écrit.')
  if (error instanceof UsageError) console.error(USAGE)
  process.exit(error instanceof Refused ? EXIT.refused : EXIT.failed)
}
