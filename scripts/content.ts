/** `npm run content -- COMMAND …`: content in from files and out to them, in the programme's own format. */
import { check } from './content/check'
import { EXIT, USAGE, UsageError } from './content/usage'

const [command, ...args] = process.argv.slice(2)

const run = async (): Promise<number> => {
  if (command === 'import') {
    // Only here: loading Payload takes seconds, which `check` need not wait for.
    const { importFile } = await import('./content/import')
    return importFile(args)
  }
  if (command === 'export') {
    const { exportToFile } = await import('./content/export')
    return exportToFile(args)
  }
  if (command === 'check') return check(args)
  throw new UsageError(command ? `Commande inconnue : ${command}.` : 'Quelle commande ?')
}

try {
  process.exit(await run())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  if (error instanceof UsageError) console.error(USAGE)
  process.exit(EXIT.failed)
}
