import { validateSlug } from '@/fields/slug'

import type { PageContent } from './complement'
import type { CleanSource } from './schema'
import { mapTexts, type Path } from './texts'

/** What Payload stores in one field (its `defaultMaxTextLength`). */
const LONGEST_TEXT = 40_000

const french = (count: number) => count.toLocaleString('fr-FR')

/**
 * What the site would refuse to publish of a page that can be read: its address, or the length of a text. `path` is the
 * key that says it; empty for a text that the site makes of several. Drafts may hold anything.
 */
export function beyondSiteLimits(
  source: CleanSource,
  content: PageContent,
): { path: Path; message: string }[] {
  if (source.draft) return []
  const address = validateSlug(content.address)
  const inAddress = address === true ? [] : [{ path: ['cms', 'address'], message: address }]
  return [...inAddress, ...longTexts(source, content)]
}

function longTexts(source: CleanSource, content: PageContent): { path: Path; message: string }[] {
  const [longest] = longIn(content)
  if (!longest) return []
  const [written] = longIn(source).filter(({ path }) => path[0] !== 'body' && path[1] !== 'draft')
  const message = `texte trop long (${french(longest.length)} caractères) : un texte tient en ${french(LONGEST_TEXT)}`
  return [{ path: written?.path ?? [], message }]
}

function longIn(value: object): { path: Path; length: number }[] {
  const long: { path: Path; length: number }[] = []
  mapTexts(value, (text, path) => {
    if (text.length > LONGEST_TEXT) long.push({ path, length: text.length })
    return text
  })
  return long
}
