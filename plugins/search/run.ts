import { type Command, EXIT, parse, UsageError } from '@/platform/command-line'
import { openPayload } from '@/platform/database/open-payload'
import { env } from '@/platform/env'

import { currentIndex } from './current-index'
import { excerptOf } from './excerpt'
import { termsOf } from './query'
import { fieldHash } from './texts'

/**
 * `search WORDS…`: prints each text that contains the words, drafts included: its document, its field, the line, and the
 * address of the field in the admin. Refused (status 1) if there is none.
 */
export const searchFor: Command['run'] = async (args, config) => {
  const query = parse(args, {}).positionals.join(' ')
  const terms = termsOf(query)
  if (!terms.length) throw new UsageError('Quels mots chercher ?')
  const { databaseUrl, siteUrl } = env()
  const payload = await openPayload(config(), databaseUrl)
  try {
    const matches = (await currentIndex(payload, Infinity)).find(terms)
    for (const { document, texts } of matches) {
      const { href, kind, title } = document
      console.log(title ? `${kind} : ${title}` : kind)
      for (const text of texts) {
        const line = excerptOf(text.words, terms).map(({ words }) => words)
        console.log(`  ${text.label} : ${line.join('')}`)
        console.log(`  ${siteUrl}${href}${fieldHash(text)}`)
      }
    }
    if (!matches.length) console.log('Rien ne contient ces mots.')
    return matches.length ? EXIT.done : EXIT.refused
  } finally {
    await payload.destroy()
  }
}
