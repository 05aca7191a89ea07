import path from 'node:path'
import type { CollectionBeforeValidateHook, PayloadRequest, TypeWithID } from 'payload'

import { beforeSave } from '@/editing/faults'
import { allOf, mapInOrder } from '@/editing/find'
import { refuseShown } from '@/editing/refuse-removing-used'
import { addressFrom, unlikeThose, type FileFolder } from '@/text/site-path'

import { receivedFile, type ReceivedFile } from './received'

type Addressed = TypeWithID & { slug?: string | null; alt?: string | null }

/**
 * Before validation: a new file without an address gets one from its name or, if the name has no words, from the
 * alternative text of the image, plus a number if another file has that address. A file that already has an address keeps
 * it, even when replaced.
 */
export const addressFile =
  (folder: FileFolder): CollectionBeforeValidateHook<Addressed> =>
  async ({ data, originalDoc, req }) => {
    const typed = data?.slug?.trim().replace(/^\/+/, '').replace(`${folder}/`, '')
    if (typed) return { ...data, slug: typed }
    const file = receivedFile(req)
    const slug =
      originalDoc?.slug ||
      (file && (await freeAddress(folder, titleOf(file, data?.alt), file.extension, req))) ||
      null
    return { ...data, slug }
  }

/** Before a file changes its address: refuses (409) while a text shows the file or links to it at the old one. */
export const keepShownAddress = (folder: FileFolder) =>
  beforeSave<Addressed>(async ({ before, sent, req }) => {
    const isMoving = before?.slug && sent.slug !== undefined && sent.slug !== before.slug
    if (!isMoving || req.context.isRestoringVersion) return
    await refuseShown(`/${folder}/${before.slug}`, req)
  })

async function freeAddress(
  folder: FileFolder,
  title: string,
  extension: string,
  req: PayloadRequest,
): Promise<string> {
  const ending = `.${extension}`
  const taken = new Set(
    (await addresses(folder, req)).flatMap((slug) =>
      slug.endsWith(ending) ? slug.slice(0, -ending.length) : [],
    ),
  )
  return `${unlikeThose(taken, addressFrom(title))}${ending}`
}

/** The name by which staff know a file, also in lists: cameras and some sites use numbers for names. */
function titleOf({ sentName }: ReceivedFile, alt: string | null | undefined): string {
  // Names also come from other systems, which may use another path separator.
  const { name } = path.parse(sentName.replaceAll('\\', '/'))
  return WORD.test(addressFrom(name)) ? name : alt?.trim() || name
}

/** A word between hyphens. */
const WORD = /(?<![^-])[a-z]{3,}(?![^-])/

/** Returns every address in `folder`: of published files, drafts and files in the trash. */
async function addresses(folder: FileFolder, req: PayloadRequest): Promise<string[]> {
  const files = await mapInOrder([false, true], (draft) =>
    allOf(req, folder, { draft, select: { slug: true }, trash: true }),
  )
  return files.flatMap(({ slug }) => slug ?? [])
}
