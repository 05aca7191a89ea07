import { type Command, EXIT, parse, UsageError } from '@/platform/command-line'
import { withPayload } from '@/platform/database/with-payload'
import { env } from '@/platform/env'

import { currentIndex } from './current-index'
import { excerptOf } from './excerpt'
import { hrefOf } from './indexed-document'
import { termsOf } from './query'
import { STATUS_WORDS } from './view'

/**
 * `search WORDS…`: prints each text that contains the words, drafts included: its document, its field, whether visitors read
 * it, the line, and the address of the field in the admin. Refused (status 1) if there is none.
 */
export const searchFor: Command['run'] = async (args, config) => {
  const query = parse(args, {}).positionals.join(' ')
  const terms = termsOf(query)
  if (!terms.length) throw new UsageError('Quels mots chercher ?')
  const index = await withPayload(config(), (payload) => currentIndex(payload, Infinity))
  const matches = index.find(terms)
  for (const { document, texts } of matches) {
    const { kind, title } = document
    console.log(title ? `${kind} : ${title}` : kind)
    for (const text of texts) {
      const line = excerptOf(text.words, terms).map(({ words }) => words)
      const status = text.status && ` (${STATUS_WORDS[text.status].toLowerCase()})`
      console.log(`  ${text.label}${status ?? ''} : ${line.join('')}`)
      console.log(`  ${env().siteUrl}${hrefOf(document, text)}`)
    }
  }
  if (!matches.length) console.log('Rien ne contient ces mots.')
  return matches.length ? EXIT.done : EXIT.refused
}
