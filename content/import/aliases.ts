import { type FormerAddress, formerAddresses, formerAddressSlug } from '@/editing/former-addresses'
import { reservedFault } from '@/fields/slug'
import { relationId } from '@/platform/database/ids'
import { encodedPath, formerAddressFault } from '@/text/site-path'

import type { Writer } from './writer'

/**
 * Makes each of `aliases`, former addresses, lead to the page `page`. Does nothing for a draft, because former addresses are
 * public at once, or if no plugin keeps them. Throws Refused if an address is already used.
 */
export async function saveAliases(writer: Writer, aliases: string[], page: string): Promise<void> {
  for (const from of aliases) {
    await saveFormer(writer, { from, to: page }, ({ to }) => relationId(to) === page)
  }
}

/**
 * Makes `name`, the address of a file on the former site, lead to its new `address`, for links from other sites. Keeps what
 * is stored, because a person may have set it.
 */
export async function saveFileAlias(writer: Writer, name: string, address: string): Promise<void> {
  const from = encodedPath(name)
  const isAddress = formerAddressFault(from) === true && reservedFault(from) === true
  if (isAddress) await saveFormer(writer, { from, url: address }, () => true)
}

/** Creates a former address, unless the one that is stored is to be kept. */
async function saveFormer(
  writer: Writer,
  former: Omit<FormerAddress, 'id'>,
  isKept: (stored: FormerAddress) => boolean,
): Promise<void> {
  const { asDraft, req } = writer
  const collection = formerAddressSlug(req.payload.config)
  if (asDraft || !collection) return
  const [stored] = await formerAddresses(req, { from: { equals: former.from } })
  if (!stored || !isKept(stored)) await writer.save(collection, null, former, `/${former.from}`)
}
