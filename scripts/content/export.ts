import { fstatSync, writeFileSync } from 'node:fs'
import { realpath, rename, stat, writeFile } from 'node:fs/promises'

import { removedAfter } from '@/content/bundle/temporary'
import { type Exported, exportPage, NotExpressible } from '@/content/export'
import { openPayload } from '@/platform/database/open-payload'
import { env } from '@/platform/env'
import { siteConfig } from '@/site-config'
import { withoutOuterSlashes } from '@/text/site-path'

import { EXIT, parse, UsageError } from './usage'

const OPTIONS = { out: { type: 'string' }, strict: { type: 'boolean' } } as const

/**
 * `export ADDRESS`: the page as a source file, on the standard output or in `--out FILE`. `--strict` refuses what needs
 * the `cms` key, which only this site reads.
 */
export async function exportToFile(args: string[]): Promise<number> {
  const { address, out, isStrict } = exportArguments(args)
  const slug = withoutOuterSlashes(address)
  const payload = await openPayload(siteConfig(), env().databaseUrl)
  try {
    const exported = await exportPage(payload, { slug: { equals: slug } }, new Date())
    if (!exported) return refuse(`Aucune page à l’adresse /${slug}.`)
    if (isStrict && exported.extra.length) return refuse(strictMessage(exported))
    await writeOutput(exported.text, out)
    return EXIT.done
  } catch (error) {
    if (!(error instanceof NotExpressible)) throw error
    return refuse(error.message)
  } finally {
    await payload.destroy()
  }
}

function refuse(message: string): number {
  console.error(message)
  return EXIT.refused
}

const PARTS: Record<Exported['extra'][number], string> = {
  address: 'l’adresse',
  purpose: 'son rôle dans le pied de page',
  title: 'le titre',
  description: 'la description pour les moteurs de recherche',
  hero: 'l’en-tête',
  calls: 'les appels à projets (dates, jalons, motifs)',
  sections: 'les sections ou leur ordre',
  images: 'la description des images',
  draft: 'les modifications non publiées',
}

const strictMessage = ({ address, extra }: Exported): string =>
  `La page /${address} dit plus que le format ne peut dire : ${extra.map((part) => PARTS[part]).join(', ')}. Sans --strict, c’est gardé dans la clé « cms ».`

function exportArguments(args: string[]) {
  const { values, positionals } = parse(args, OPTIONS)
  const [address, ...others] = positionals
  if (!address || others.length) {
    throw new UsageError('L’adresse d’une page, et d’une seule, est attendue.')
  }
  return { address, out: values.out ?? null, isStrict: values.strict ?? false }
}

/**
 * Gives `text` to `file`, or to the standard output if that is null. Returns when all of it is there; throws the error of
 * the system otherwise, and `file` is then as it was.
 */
async function writeOutput(text: string, file: string | null): Promise<void> {
  if (file === null) return print(text)
  const place = await realpath(file).catch(() => file)
  const found = await stat(place).catch(() => null)
  // A device or a pipe is written to, not replaced.
  if (found && !found.isFile()) return writeFile(place, text)
  const partial = `${place}.part`
  await removedAfter(partial, async () => {
    await writeFile(partial, text, { flush: true, mode: found?.mode })
    await rename(partial, place)
  })
}

function print(text: string): Promise<void> | void {
  // Node's stream on a file takes a write that the system cut short for a whole one.
  if (fstatSync(process.stdout.fd).isFile()) return writeFileSync(process.stdout.fd, text)
  return new Promise((resolve, reject) => {
    process.stdout.once('error', reject)
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}
