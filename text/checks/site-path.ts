import { FILE_FOLDERS } from '@/text/file-folders'

import { hostOf, isOneTypoApart } from './typo'

/** What belongs to the sentence, at the end of a path that was copied with it. */
const LOOSE_END = /(?<![\s.,;:!?…»”")\]])[\s.,;:!?…»”")\]]+$/

/** What the application answers itself, whatever is published. */
const OWN_PATHS = ['/', '/appels.ics', '/appels.atom']
const OWN_FOLDERS = ['/assets/']

/**
 * The path, still encoded, to which a safe `href` leads on the site, without query nor anchor; null when it leads
 * elsewhere. The site is recognised with or without `www.`, by http or https.
 */
export function sitePath(href: string, siteUrl: string): string | null {
  if (href.startsWith('/')) return new URL(href, siteUrl).pathname
  const host = hostOf(href)
  if (!host || host !== hostOf(siteUrl)) return null
  const { pathname, port } = new URL(href)
  return port === new URL(siteUrl).port ? pathname : null
}

/** Whether the decoded `path` is one of a file that staff put on the site. */
export const isFile = (path: string): boolean =>
  FILE_FOLDERS.some((folder) => path.startsWith(`/${folder}/`))

/** Whether visitors find something at the decoded `path`, slashes at its ends aside; `sitePaths`: what is published. */
export function isPublished(path: string, sitePaths: string[]): boolean {
  const plain = plainPath(path)
  return (
    OWN_PATHS.includes(plain) ||
    sitePaths.includes(plain) ||
    OWN_FOLDERS.some((folder) => plain.startsWith(folder))
  )
}

/** The published path that was probably meant by `path`, at which there is nothing; null when none is near. */
export function likelyPath(path: string, sitePaths: string[]): string | null {
  const near = plainPath(path.replace(LOOSE_END, '').toLowerCase())
  if (near !== '/' && isPublished(near, sitePaths)) return near
  return sitePaths.find((known) => isOneTypoApart(near, known)) ?? null
}

/** `path` with one slash before it and none after. */
export const plainPath = (path: string) => `/${withoutOuterSlashes(path)}`

/** `path` without the slashes at its ends. */
export const withoutOuterSlashes = (path: string): string => path.replace(/^\/+|(?<!\/)\/+$/g, '')
