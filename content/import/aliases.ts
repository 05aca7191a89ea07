import { reservedFault } from '@/fields/slug'
import { relationId } from '@/platform/database/ids'
import { encodedPath, formerAddressFault } from '@/text/site-path'

import type { Writer } from './writer'

/**
 * Makes each of `aliases`, former addresses, lead to the page `page`. Visitors would follow them at once: a draft has
 * none. Throws Refused when one is taken.
 */
export async function saveAliases(writer: Writer, aliases: string[], page: string): Promise<void> {
  if (writer.asDraft) return
  for (const from of aliases) {
    const [current] = await writer.find('redirects', 'from', from)
    if (current && relationId(current.to) === page) continue
    await writer.save('redirects', null, { from, to: page }, `/${from}`)
  }
}

/**
 * Makes `name`, by which the former site served a file, lead to its present `address`, for whoever links to it from
 * elsewhere; one that leads somewhere already is as somebody wanted it.
 */
export async function saveFileAlias(writer: Writer, name: string, address: string): Promise<void> {
  const from = encodedPath(name)
  const isAddress = formerAddressFault(from) === true && reservedFault(from) === true
  if (writer.asDraft || !isAddress) return
  if ((await writer.find('redirects', 'from', from)).length) return
  await writer.save('redirects', null, { from, url: address }, `/${from}`)
}
