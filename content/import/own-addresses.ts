import type { CleanSource } from '@/content/source/schema'
import { sitePaths } from '@/editing/site-links/site-paths'
import { env } from '@/platform/env'
import { isPublished } from '@/text/checks/check-target'
import { hostOf, sitePath, decodeSafely } from '@/text/site-path'

import { fileIn } from './asset-file'
import { LOCAL_FILE, withTargets } from './assets'
import type { Writer } from './writer'

/** Targets that are not on the site yet. */
export type Coming = {
  /** The decoded paths of the pages imported together, with a leading slash. */
  together: string[]
  /** Folder of images and documents; null: none. */
  assets: string | null
}

/**
 * Replaces links to this site, by its current or a former host (FORMER_HOSTS), with site paths if the target exists.
 * These links stay internal and no longer depend on the former host. Other links are kept, since a former host may
 * still respond, and reported.
 */
export async function withOwnAddresses(
  writer: Writer,
  source: CleanSource,
  coming: Coming,
): Promise<CleanSource> {
  const paths = new Map<string, string>()
  withTargets(source, (url) => {
    const path = ownPath(url)
    if (path !== null) paths.set(url, path)
    return url
  })
  if (!paths.size) return source
  const known = [...(await sitePaths(writer.req)), ...coming.together]
  for (const [url, path] of paths) {
    if (isPublished(decodeSafely(path.split(/[?#]/, 1)[0]!), known)) continue
    const file = LOCAL_FILE.exec(path)?.[1]
    if (file && coming.assets !== null && (await fileIn(coming.assets, decodeSafely(file))))
      continue
    paths.delete(url)
    writer.report.nowhere.push(url)
  }
  return withTargets(source, (url) => paths.get(url) ?? url)
}

/** Path, query and anchor of an absolute URL of this site; null for other URLs. */
function ownPath(url: string): string | null {
  if (hostOf(url) === null) return null
  const { siteUrl, formerHosts } = env()
  const sites = [siteUrl, ...formerHosts.map((host) => `https://${host}`)]
  if (!sites.some((site) => sitePath(url, site) !== null)) return null
  const { pathname, search, hash } = new URL(url)
  return pathname + search + hash
}
