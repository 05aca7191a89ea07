import { createLocalReq, type Payload } from 'payload'

import { NotKept } from '@/content/not-kept'
import { filesIn, wholeContent } from '@/content/source/page-content'
import { planPage } from '@/content/source/planning/page'
import type { CleanSource } from '@/content/source/schema'
import type { PageContent } from '@/content/source/page-schema'
import { labelText } from '@/editing/document-title'
import { inTransaction } from '@/platform/database/in-transaction'
import { byProgram } from '@/platform/program'
import { FILE_FOLDERS } from '@/text/site-path'

import { saveAliases } from './aliases'
import { fileIn, librarySlug } from './asset-file'
import { prepareImages, type PreparedImages, takeAsset, takeAssets } from './assets'
import { withOwnAddresses, type Coming } from './own-addresses'
import { savePage } from './save-page'
import { Writer, type Report } from './writer'

export type ImportOptions = {
  /** Imports as drafts and keeps the published versions, as for a source with `draft: true`. */
  asDraft: boolean
  /** Folder of the images and documents that the page names; null: targets are kept as they are. */
  assets?: string | null
  /** The decoded paths of the pages imported together with this one, with a leading slash. */
  together?: string[]
}

/**
 * Imports the page that `source` describes (in one transaction, if the database has them), then verifies it. Updates
 * documents that the page already shows, reuses identical ones and creates the others; deletes none. Throws Refused if
 * the site does not accept it.
 */
export async function importPage(
  payload: Payload,
  source: CleanSource,
  { asDraft, assets = null, together = [] }: ImportOptions,
): Promise<Report> {
  let complete: CleanSource | null = null
  const isDraft = asDraft || Boolean(source.draft)
  const files =
    assets === null ? null : { folder: assets, images: await drawnImages(source, assets) }
  const write = async () => {
    const req = await createLocalReq({ context: byProgram('un import') }, payload)
    const writer = new Writer(req, isDraft)
    await inTransaction(req, async () => {
      complete ??= await withOwnFiles(writer, source, { assets, together }, files)
      const plan = planPage(complete)
      const content = wholeContent(plan)
      await completeLibrary(writer, content, files)
      const page = await savePage(writer, content)
      await saveAliases(writer, plan.aliases, page)
    })
    return writer.report
  }
  const report = await write()
  // Verification: a second pass must find nothing left to write.
  const missing = report.written.length ? (await write()).written : []
  if (missing.length) throw new NotKept('l’import', missing.join(' ; '))
  return report
}

/** `source` with targets that exist on this site or are about to. */
async function withOwnFiles(writer: Writer, source: CleanSource, coming: Coming, files: Files) {
  const own = await withOwnAddresses(writer, source, coming)
  return files ? takeAssets(writer, own, files.folder, files.images) : own
}

const drawnImages = (source: CleanSource, folder: string) =>
  prepareImages(source, filesIn(wholeContent(planPage(source)), 'images').map(librarySlug), folder)

/** The folder of the page's files and its images, already drawn; null if the files are elsewhere. */
type Files = { folder: string; images: PreparedImages } | null

/** Imports from `files` the files that fields of the page refer to and the library lacks, or adds a warning. */
async function completeLibrary(writer: Writer, content: PageContent, files: Files): Promise<void> {
  for (const collection of FILE_FOLDERS) {
    for (const address of filesIn(content, collection)) {
      const slug = librarySlug(address)
      const [file] = await writer.find(collection, 'slug', slug)
      if (file) continue
      const isTaken =
        files !== null &&
        (await fileIn(files.folder, slug)) &&
        (await takeAsset(writer, slug, '', files.folder, files.images, [])) !== null
      if (isTaken) continue
      const { plural } = writer.req.payload.collections[collection].config.labels
      writer.report.warnings.push(
        `Fichier ${address} absent : ajoutez-le dans « ${labelText(plural, collection)} ».`,
      )
    }
  }
}
