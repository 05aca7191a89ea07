import { type Exported, exportPage } from '@/content/export'
import { Refused } from '@/content/refused'
import { openPayload } from '@/platform/database/open-payload'
import { env } from '@/platform/env'
import { siteConfig } from '@/site-config'
import { withoutOuterSlashes } from '@/text/site-path'

import { writeOutput } from './output'
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
    if (!exported) throw new Refused(`Aucune page à l’adresse /${slug}.`)
    if (isStrict && exported.extra.length) throw new Refused(strictMessage(exported))
    await writeOutput(exported.text, out)
    return EXIT.done
  } finally {
    await payload.destroy()
  }
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
