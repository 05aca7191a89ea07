import { readFile } from 'node:fs/promises'
import path from 'node:path'

import { type PreparedFile, prepareFile, givePrepared } from '@/collections/files/received'
import type { CleanSource } from '@/content/source/schema'
import { kindOf, mapTexts } from '@/content/source/texts'
import { FileRefused } from '@/platform/files/check'
import { EXTENSIONS, type FileType } from '@/platform/files/types'
import { decodeSafely, type FileFolder } from '@/text/site-path'
import { replaceTargets } from '@/text/markdown/link-targets'
import { nodesIn } from '@/text/markdown/parse'

import { saveFileAlias } from './aliases'
import { fileIn, slugOf } from './asset-file'
import type { Writer } from './writer'

/** A target on the site that names a file, not a page. Without query and anchor. */
export const LOCAL_FILE = /^\/(?!\/)([^?#]*\.[a-z0-9]{2,5})(?=[?#]|$)/i

/**
 * Imports into the site the images and files of `folder` that `source` names. Returns `source` with its targets
 * updated, and creates redirects from the former addresses. Files that are missing or of a type that the site does not
 * accept keep their target and give a warning. Throws Refused if the site refuses a file.
 */
export async function takeAssets(
  writer: Writer,
  source: CleanSource,
  folder: string,
  images: PreparedImages,
): Promise<CleanSource> {
  const addresses = new Map<string, string>()
  for (const [target, alt] of namedFiles(source)) {
    const address = await takeAsset(writer, target, alt, folder, images, [...addresses.values()])
    if (address) addresses.set(target, address)
  }
  return withTargets(source, (url) => {
    const [target = '', name] = LOCAL_FILE.exec(url) ?? []
    const address = name && addresses.get(decodeSafely(name))
    return address ? address + url.slice(target.length) : url
  })
}

/** The files that a source names, in order, each with the first alternative text used. */
function namedFiles(source: CleanSource): Map<string, string> {
  const files = new Map<string, string>()
  withTargets(source, (url, alt) => {
    const name = LOCAL_FILE.exec(url)?.[1]
    // Targets in these folders are already on the site.
    if (name && !/^(?:images|documents)\//.test(name)) {
      const file = decodeSafely(name)
      files.set(file, files.get(file) || alt)
    }
    return url
  })
  return files
}

/** `source` with each target replaced. `replace` receives the alternative text for images. */
export function withTargets(
  source: CleanSource,
  replace: (url: string, alt: string) => string,
): CleanSource {
  return mapTexts(source, (text, at) => {
    const kind = kindOf(at)
    if (kind === 'target') return replace(text, '')
    if (kind === 'line') return text
    return replaceTargets(text, (node) =>
      replace(
        node.url,
        nodesIn(node)
          .map((inner) => (inner.type === 'image' ? (inner.alt ?? '') : ''))
          .join(''),
      ),
    )
  })
}

/**
 * Imports the file `name` of `folder`. Returns its address, or null with a warning if it cannot be imported. `images`: those
 * prepared before the transaction. `taken`: the addresses of other files of the page.
 */
export async function takeAsset(
  writer: Writer,
  name: string,
  alt: string,
  folder: string,
  images: PreparedImages,
  taken: string[],
): Promise<string | null> {
  const warn = (why: string) => {
    writer.report.warnings.push(`/${name} : ${why}`)
    return null
  }
  const extension = path.extname(name).toLowerCase()
  const mimetype = typeNamed(extension)
  if (!mimetype) return warn('ni image (PNG, JPEG, WebP, AVIF) ni PDF, la cible reste telle quelle')
  const file = await fileIn(folder, name)
  if (!file) return warn('introuvable, la cible reste telle quelle')

  const slug = slugOf(name, extension)
  const collection = mimetype === 'application/pdf' ? 'documents' : 'images'
  const address = `/${collection}/${slug}`
  if (taken.includes(address)) return warn(`son adresse ${address} est celle d’un autre fichier`)

  const { data, prepared } = images.get(file) ?? (await prepareAsset(file, collection))
  const [existing = null] = await writer.find(collection, 'slug', slug)
  const isSame = existing !== null && existing.checksum === prepared?.checksum
  const upload = { data, mimetype, name: slug, size: data.length }
  if (prepared) givePrepared(writer.req, data, prepared)
  const described = collection === 'images' && !existing ? describedBy(alt) : {}
  if ('decorative' in described) {
    warn(
      'image sans texte de remplacement, importée comme décorative : décrivez-la si elle ne l’est pas',
    )
  }
  await writer.save(collection, existing, { slug, ...described }, slug, isSame ? undefined : upload)
  await saveFileAlias(writer, name, address)
  return address
}

/** The file type for an extension; undefined if the site does not accept it. */
const typeNamed = (extension: string): FileType | undefined =>
  (Object.keys(EXTENSIONS) as FileType[]).find(
    (type) => EXTENSIONS[type] === extension.slice(1).replace('jpeg', 'jpg'),
  )

type PreparedAsset = { data: Buffer; prepared: PreparedFile | null }

/** The images of an import, by path, drawn before its transaction, because no one else can write to SQLite meanwhile. */
export type PreparedImages = Map<string, PreparedAsset>

/** Prepares the images of `folder` that `source` names, or whose name in the library is one of `slugs`. */
export async function prepareImages(
  source: CleanSource,
  slugs: string[],
  folder: string,
): Promise<PreparedImages> {
  const images: PreparedImages = new Map()
  for (const name of [...namedFiles(source).keys(), ...slugs]) {
    const type = typeNamed(path.extname(name).toLowerCase())
    const file = type && type !== 'application/pdf' ? await fileIn(folder, name) : null
    if (file && !images.has(file)) images.set(file, await prepareAsset(file, 'images'))
  }
  return images
}

/** `prepared`: null if the site would refuse the file, which is reported when the file is saved. */
async function prepareAsset(file: string, folder: FileFolder): Promise<PreparedAsset> {
  const data = await readFile(file)
  try {
    return { data, prepared: await prepareFile(data, folder) }
  } catch (error) {
    if (error instanceof FileRefused) return { data, prepared: null }
    throw error
  }
}

/** RGAA 1.2: an image without alternative text must be marked as decorative. */
const describedBy = (alt: string) => (alt.trim() ? { alt: alt.trim() } : { decorative: true })
