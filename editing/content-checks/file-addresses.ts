import type { FlattenedField } from 'payload'

import { env } from '@/platform/env'
import { addressesIn } from '@/text/checks/check-markdown'
import { isFile, sitePath } from '@/text/checks/site-path'
import { decodeSafely } from '@/text/former-address'
import { safeHref } from '@/text/links'

import { checkedTexts } from '@/editing/texts'

/** The addresses of files of the site (`/images/…`, `/documents/…`) that the texts of `doc` show or lead to, each once. */
export function fileAddressesIn(
  { flattenedFields }: { flattenedFields: FlattenedField[] },
  doc: unknown,
): string[] {
  const targets = checkedTexts(flattenedFields, doc).flatMap(({ kind, text }) =>
    kind === 'markdown' ? addressesIn(text) : [text],
  )
  return [...new Set(targets.flatMap((target) => filePath(target) ?? []))]
}

function filePath(target: string): string | null {
  const href = safeHref(target)
  const path = href && sitePath(href, env().siteUrl)
  const decoded = path ? decodeSafely(path) : ''
  return isFile(decoded) ? decoded : null
}
