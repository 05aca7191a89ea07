import type { PayloadRequest, FlattenedField } from 'payload'

import { mapInOrder } from '@/editing/find'
import { formerAddresses } from '@/editing/former-addresses'
import { publishedAddresses } from '@/editing/published'
import { checkedTexts } from '@/fields/fields-of'
import { relationId } from '@/platform/database/ids'
import { env } from '@/platform/env'
import { addressesUnderPages, ownAddresses } from '@/platform/http/own-addresses'
import { addressesIn } from '@/text/checks/check-markdown'
import { safeHref } from '@/text/links'
import { isFile, sitePath, FILE_FOLDERS, decodeSafely } from '@/text/site-path'

/**
 * The paths that respond to visitors: published pages and files, former addresses that lead somewhere, and documents of plugins,
 * also under pages.
 */
export async function sitePaths(req: PayloadRequest): Promise<string[]> {
  const pages = await publishedAddresses(req, 'pages')
  const ids = new Set(pages.map(({ id }) => id))
  const former = (await formerAddresses(req)).filter(
    ({ to, url }) => url || ids.has(relationId(to) ?? ''),
  )
  return [
    ...pages.map(({ slug }) => `/${slug}`),
    ...former.map(({ from }) => decodeSafely(`/${from}`)),
    ...(await mapInOrder(FILE_FOLDERS, async (folder) => {
      const files = await publishedAddresses(req, folder)
      return files.map(({ slug }) => `/${folder}/${slug}`)
    })),
    ...ownAddresses().flatMap(({ isDocument, path }) => (isDocument ? [path] : [])),
    ...(await mapInOrder(addressesUnderPages(), ({ paths }) => paths(req))),
  ]
}

/** The addresses of site files (`/images/…`, `/documents/…`) that the texts of `doc` show or link to, without duplicates. */
export const fileAddressesIn = (fields: FlattenedField[], doc: unknown): string[] =>
  siteAddressesIn(fields, doc).filter(isFile)

/** The internal paths, without query or anchor, that the texts of `doc` show or link to, without duplicates. */
export function siteAddressesIn(fields: FlattenedField[], doc: unknown): string[] {
  const targets = checkedTexts(fields, doc).flatMap(({ kind, text }) =>
    kind === 'markdown' ? addressesIn(text) : [text],
  )
  return [...new Set(targets.flatMap((target) => addressOf(target) ?? []))]
}

function addressOf(target: string): string | null {
  const href = safeHref(target)
  const path = href && sitePath(href, env().siteUrl)
  return path ? decodeSafely(path) : null
}
