import type { PayloadRequest } from 'payload'

import { publishedAddresses } from '@/editing/published'
import { relationId } from '@/platform/database/ids'
import { FILE_FOLDERS } from '@/text/file-folders'
import { decodeSafely } from '@/text/former-address'

/**
 * Where visitors find something: the addresses of the published pages and files, and the former ones that lead somewhere.
 */
export async function sitePaths(req: PayloadRequest): Promise<string[]> {
  const pages = await publishedAddresses(req, 'pages')
  const { docs: redirects } = await req.payload.find({
    collection: 'redirects',
    depth: 0,
    pagination: false,
    req,
  })
  const ids = new Set(pages.map(({ id }) => id))
  const former = redirects.filter(({ to, url }) => url || ids.has(relationId(to) ?? ''))
  return [
    ...pages.map(({ slug }) => `/${slug}`),
    ...former.map(({ from }) => decodeSafely(`/${from}`)),
    ...(await filePaths(req)),
  ]
}

/** The addresses of the published images and documents. */
async function filePaths(req: PayloadRequest): Promise<string[]> {
  const paths: string[] = []
  // One after the other: MongoDB does not take several at once in a transaction.
  for (const folder of FILE_FOLDERS) {
    const docs = await publishedAddresses(req, folder)
    paths.push(...docs.map(({ slug }) => `/${folder}/${slug}`))
  }
  return paths
}
