import config from '@payload-config'
import { getPayload, type Payload } from 'payload'

import { versionOf, WIDTH_NAMES, type WidthName, WIDTHS } from '@/platform/files/addresses'
import { storedResponse } from '@/platform/files/stored-response'
import { DatabaseDown, isDatabaseKnownDown, readRevision } from '@/platform/health/database'
import { refuseEmptyDatabase } from '@/platform/health/empty-database'
import { processSingleton } from '@/platform/process-singleton'
import { within } from '@/platform/within'
import { siteContent } from '@/site/content'
import { type FileView, publicFile } from '@/site/content/files'
import { failurePage, logFailure } from '@/site/page/failure'
import { renderError } from '@/site/page/render'
import { errorResponse, isHeld } from '@/site/page/responses'
import { RecentMap } from '@/text/recent-map'
import { type FileFolder, decodeSafely } from '@/text/site-path'

/** Public caches must revalidate each time, so the next request after a replacement gets the new bytes. */
const REVALIDATE = 'public, no-cache'
const IMMUTABLE = 'public, max-age=31536000, immutable'
/** For an address with an arbitrary version or width. */
const NOT_KEPT = 'no-store'

/**
 * The response at `/folder/…`: the published file of that name, for an image in the width `w` if pages offer it; 304 if
 * the client has it; otherwise the 404 page. An address with the current version (`v`) may be cached forever. An
 * address with another version or width is not cached: there are endless variants, which would evict everything else
 * from a proxy's cache.
 */
export async function answerFile(request: Request, folder: FileFolder): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url)
  try {
    const payload = await getPayload({ config })
    const slug = decodeSafely(pathname.slice(`/${folder}/`.length))
    const file = await knownFile(payload, folder, slug)
    const found = file && (await fileResponse(payload, request, { file, slug, searchParams }))
    if (found) return found
    await refuseEmptyDatabase(payload, await readRevision(payload, true))
    return errorResponse(404, await renderError(404, await siteContent(payload)))
  } catch (error) {
    logFailure(error, `The file ${pathname} could not be served`)
    return failurePage(error)
  }
}

type Found = { file: FileView; slug: string; searchParams: URLSearchParams }

async function fileResponse(
  payload: Payload,
  request: Request,
  { file, slug, searchParams }: Found,
): Promise<Response | null> {
  const width = askedWidth(searchParams)
  const { name, bytes } = (width && file.sizes[width]) ?? file
  const keeping = keepingOf(searchParams, file)
  // Each width is a separate representation.
  const etag = `"${file.checksum}${name === file.name ? '' : `-${width}`}"`
  const headers = {
    'Cache-Control': keeping,
    'Content-Disposition': `inline; filename="${slug}"`,
    ETag: etag,
  }
  if (isHeld(request.headers, { etag })) return new Response(null, { status: 304, headers })
  return storedResponse(payload, name, { request, headers, bytes })
}

function keepingOf(query: URLSearchParams, { checksum }: FileView): string {
  const version = query.get('v')
  const isOwn = version === null || version === versionOf(checksum)
  if (!isOwn || (query.has('w') && !askedWidth(query))) return NOT_KEPT
  return version === null ? REVALIDATE : IMMUTABLE
}

const askedWidth = (query: URLSearchParams): WidthName | null =>
  WIDTH_NAMES.find((name) => String(WIDTHS[name]) === query.get('w')) ?? null

/** An entry takes about 300 bytes. */
const CAPACITY = 2_000
const ANSWER_WITHIN_MS = 2_000
/** If there is nothing else to show. */
const LAST_CHANCE_MS = 8_000

const known = processSingleton('eigKnownFiles', () => new RecentMap<FileView>(CAPACITY))

/**
 * The published file at `/folder/slug`, or null. While the database is down, the last known result, so that cached
 * pages keep their images. Throws if there is none.
 */
async function knownFile(
  payload: Payload,
  folder: FileFolder,
  slug: string,
): Promise<FileView | null> {
  const key = `${folder}/${slug}`
  const last = known().get(key)
  try {
    if (isDatabaseKnownDown()) throw new DatabaseDown()
    const asked = publicFile(payload, folder, slug)
    const file = await within(last ? ANSWER_WITHIN_MS : LAST_CHANCE_MS, asked)
    if (file) known().set(key, file)
    else known().delete(key)
    return file
  } catch (error) {
    if (last) return last
    throw error
  }
}
