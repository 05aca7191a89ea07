import { createLocalReq, type Payload } from 'payload'

import { NotKept } from '@/content/not-kept'
import type { Complement } from '@/content/source/complement'
import { filesIn, wholeContent } from '@/content/source/page-content'
import { planPage } from '@/content/source/planning/page'
import type { CleanSource } from '@/content/source/schema'
import { inTransaction } from '@/platform/database/in-transaction'

import { saveAliases } from './aliases'
import { fileIn } from './asset-file'
import { takeAsset, takeAssets } from './assets'
import { keepSource } from './imported-sources'
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
  const write = async () => {
    const req = await createLocalReq({}, payload)
    // If the file also contains a draft, its other keys are compared with the published version.
    const writer = new Writer(req, isDraft, isDraft || !source.cms?.draft)
    await inTransaction(req, async () => {
      complete ??= await withOwnFiles(writer, source, { assets, together })
      const plan = planPage(complete)
      const cms = complete.cms ?? {}
      const content = wholeContent({ ...plan, ...cms })
      await completeLibrary(writer, cms.images ?? {}, filesIn(content, 'documents'), assets)
      const page = await savePage(writer, content, { isWhole: Boolean(cms.calls) })
      await saveAliases(writer, plan.aliases, page)
      await keepSource(writer, page, complete)
      if (cms.draft && !writer.asDraft) {
        await savePage(writer.draft(), wholeContent(cms.draft), { isWhole: true, page })
      }
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
async function withOwnFiles(writer: Writer, source: CleanSource, coming: Coming) {
  const own = await withOwnAddresses(writer, source, coming)
  return coming.assets === null ? own : takeAssets(writer, own, coming.assets)
}

/**
 * Sets the descriptions in `images` on the images of the library. Imports from `folder` the missing images and the
 * missing documents at `addresses`, by name, or adds a warning.
 */
async function completeLibrary(
  writer: Writer,
  images: NonNullable<Complement['images']>,
  addresses: string[],
  folder: string | null,
): Promise<void> {
  const take = async (slug: string, alt = '') =>
    folder !== null &&
    (await fileIn(folder, slug)) &&
    (await takeAsset(writer, slug, alt, folder, [])) !== null
  const { warnings } = writer.report
  for (const [slug, { alt }] of Object.entries(images)) {
    const [image] = await writer.find('images', 'slug', slug)
    if (image) {
      await writer.save('images', image, { decorative: alt === undefined, alt: alt ?? '' }, slug)
    } else if (!(await take(slug, alt))) {
      warnings.push(`Image /images/${slug} absente : ajoutez-la dans « Images ».`)
    }
  }
  for (const address of addresses) {
    const slug = address.split('/').at(-1)!
    const [document] = await writer.find('documents', 'slug', slug)
    if (document || (await take(slug))) continue
    warnings.push(`Document ${address} absent : ajoutez-le dans « Documents ».`)
  }
}
