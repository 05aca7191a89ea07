import { reservedFault } from '@/fields/slug'
import { relationId } from '@/platform/database/ids'
import { encodedPath, formerAddressFault } from '@/text/site-path'

import type { Writer } from './writer'

/**
 * Creates a redirect from each of `aliases`, former addresses, to the page `page`. Does nothing for a draft, because
 * redirects are public at once. Throws Refused if an address is already used.
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
 * Creates a redirect from `name`, the address of a file on the former site, to its new `address`, for links from other
 * sites. Keeps an existing redirect, because a person may have set it.
 */
export async function saveFileAlias(writer: Writer, name: string, address: string): Promise<void> {
  const from = encodedPath(name)
  const isAddress = formerAddressFault(from) === true && reservedFault(from) === true
  if (writer.asDraft || !isAddress) return
  if ((await writer.find('redirects', 'from', from)).length) return
  await writer.save('redirects', null, { from, url: address }, `/${from}`)
}
