import { validateSlug } from '@/fields/slug'
import { french, LONGEST_ADDRESS, LONGEST_LINE, LONGEST_TEXT } from '@/text/bounds'

import type { PageContent } from './page-schema'
import { piecesOfContent } from './pieces'
import type { CleanSource } from './schema'
import { kindOf, mapTexts, type Path } from './texts'

/** The maximum length of a field, by its kind. */
const LONGEST = {
  line: LONGEST_LINE,
  target: LONGEST_ADDRESS,
  markdown: LONGEST_TEXT,
}

type Beyond = { path: Path; message: string }

/**
 * What the site would refuse in a readable page: a text that is too long, or a missing or invalid address, which only
 * drafts may have. `path`: the key of the value; empty for a text that the site builds from several keys.
 */
export function beyondSiteLimits(source: CleanSource, content: PageContent): Beyond[] {
  const address = source.draft || validateSlug(content.address)
  const inAddress = address === true ? [] : [{ path: ['address'], message: address }]
  return [...inAddress, ...longTexts(source, content)]
}

function longTexts(source: CleanSource, content: PageContent): Beyond[] {
  const longest = piecesOfContent(content).find(({ as, text }) => text.length > LONGEST[as])
  if (!longest) return []
  const most = french(LONGEST[longest.as])
  const message = `texte trop long (${french(longest.text.length)} caractères) : ${most} au plus`
  return [{ path: longPath(source) ?? [], message }]
}

/** The first key of `source` with a text too long for its field. */
function longPath(source: CleanSource): Path | null {
  let found: Path | null = null
  mapTexts(source, (text, path) => {
    if (path[0] !== 'body' && text.length > LONGEST[kindOf(path)]) found ??= path
    return text
  })
  return found
}
