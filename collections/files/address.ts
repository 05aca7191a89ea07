import path from 'node:path'
import type { CollectionBeforeValidateHook, PayloadRequest, TypeWithID } from 'payload'

import { beforeSave } from '@/editing/faults'
import { allOf, inTurn } from '@/editing/find'
import { refuseShown } from '@/editing/refuse-removing-used'
import { addressFrom, unlikeThose, type FileFolder } from '@/text/site-path'

import { receivedFile, type ReceivedFile } from './received'

type Addressed = TypeWithID & { slug?: string | null; alt?: string | null }

/**
 * Before validation: a file without an address takes one from its name or, where that is but digits, from what the image
 * says, and a number if another file has it; one that has an address keeps it, whatever replaces it.
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

/** Before a file changes its address: refuses (409) while a text shows it or leads to it there. */
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

/** By which staff know a file, in lists too: cameras and other sites name theirs by numbers. */
function titleOf({ sentName }: ReceivedFile, alt: string | null | undefined): string {
  // Names come from other systems too, whose separator is not always ours.
  const { name } = path.parse(sentName.replaceAll('\\', '/'))
  return WORD.test(addressFrom(name)) ? name : alt?.trim() || name
}

/** Among what hyphens part. */
const WORD = /(?<![^-])[a-z]{3,}(?![^-])/

/** Every address in `folder`, of published files, drafts and those in the trash alike. */
async function addresses(folder: FileFolder, req: PayloadRequest): Promise<string[]> {
  const files = await inTurn([false, true], (draft) =>
    allOf(req, folder, { draft, select: { slug: true }, trash: true }),
  )
  return files.flatMap(({ slug }) => slug ?? [])
}
