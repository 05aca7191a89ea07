import type { FlattenedField } from 'payload'

import { addressesIn } from '@/lib/content-checks/check-markdown'
import { isFile, sitePath } from '@/lib/content-checks/site-path'
import { env } from '@/lib/env'
import { safeHref } from '@/lib/links'
import { decodeSafely } from '@/lib/public-page/decode-safely'

import { checkedTexts } from '../content-checks/checked-texts'

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
