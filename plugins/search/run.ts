import { type Command, EXIT, parse, UsageError } from '@/platform/command-line'
import { withPayload } from '@/platform/database/with-payload'
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
  const index = await withPayload(config(), (payload) => currentIndex(payload, Infinity))
  const matches = index.find(terms)
  for (const { document, texts } of matches) {
    const { href, kind, title } = document
    console.log(title ? `${kind} : ${title}` : kind)
    for (const text of texts) {
      const line = excerptOf(text.words, terms).map(({ words }) => words)
      console.log(`  ${text.label} : ${line.join('')}`)
      console.log(`  ${env().siteUrl}${href}${fieldHash(text)}`)
    }
  }
  if (!matches.length) console.log('Rien ne contient ces mots.')
  return matches.length ? EXIT.done : EXIT.refused
}
