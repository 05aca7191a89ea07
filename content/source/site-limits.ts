import { validateSlug } from '@/fields/slug'
import { french, LONGEST_ADDRESS, LONGEST_LINE, LONGEST_TEXT } from '@/text/bounds'

import type { PageContent } from './complement'
import { piecesOfContent } from './pieces'
import type { CleanSource } from './schema'
import { kindOf, mapTexts, type Path } from './texts'

/** What one field of the site holds, by what it holds. */
const LONGEST = {
  line: LONGEST_LINE,
  target: LONGEST_ADDRESS,
  markdown: LONGEST_TEXT,
}

type Beyond = { path: Path; message: string }

/**
 * What the site would refuse of a page that can be read: the length of a text, or its address, which only drafts may not
 * have yet. `path` is the key that says it; empty for a text that the site makes of several.
 */
export function beyondSiteLimits(source: CleanSource, content: PageContent): Beyond[] {
  const address = source.draft || validateSlug(content.address)
  const inAddress = address === true ? [] : [{ path: ['cms', 'address'], message: address }]
  return [...inAddress, ...longTexts(source, content)]
}

function longTexts(source: CleanSource, content: PageContent): Beyond[] {
  const longest = piecesOfContent(content).find(({ as, text }) => text.length > LONGEST[as])
  if (!longest) return []
  const most = french(LONGEST[longest.as])
  const message = `texte trop long (${french(longest.text.length)} caractères) : ${most} au plus`
  return [{ path: longPath(source) ?? [], message }]
}

/** The first key of `source` that says a text too long for its field. */
function longPath(source: CleanSource): Path | null {
  let found: Path | null = null
  mapTexts(source, (text, path) => {
    const isOwn = path[0] !== 'body' && path[1] !== 'draft'
    if (isOwn && text.length > LONGEST[kindOf(path)]) found ??= path
    return text
  })
  return found
}
