import { model } from '@/collections/content'
import type { CallContent, PageContent } from '@/content/source/complement'
import { pageFields, sparse } from '@/content/source/page-content'
import { relationsIn } from '@/fields/fields-of'
import { relationId } from '@/platform/database/ids'

import { storedValues } from './stored-values'
import type { Writer } from './writer'

type SavePageOptions = {
  /** The content lists all its calls with all their fields: the page loses other calls, and absent fields are cleared. */
  isWhole: boolean
  /** Id of the page, if it cannot be found by its address. */
  page?: string
}

/** Saves `content`, its documents first; returns the id of the page. */
export async function savePage(
  writer: Writer,
  content: PageContent,
  { isWhole, page: id }: SavePageOptions,
): Promise<string> {
  const [page = null] = await writer.find('pages', id ? 'id' : 'slug', id ?? content.address)

  const calls: string[] = []
  for (const call of content.calls) calls.push(await saveCall(writer, call, isWhole))
  const shown = (page?.calls ?? []).flatMap((one) => relationId(one) ?? [])
  const keepsShown = !isWhole && calls.every((call) => shown.includes(call))

  // From all collections: ids are unique.
  const { flattenedFields } = writer.req.payload.collections.pages.config
  const chosen = relationsIn(flattenedFields, page).flatMap(({ ids }) => ids)
  const fields = pageFields().filter(({ name }) => name !== 'calls')
  const data = {
    ...(await storedValues(writer, fields, content, chosen)),
    slug: content.address,
    description: content.description || (isWhole ? '' : (page?.description ?? '')),
    purpose: content.purpose ?? (isWhole ? null : (page?.purpose ?? null)),
    calls: keepsShown ? shown : calls,
  }
  return writer.save('pages', page, data, `/${content.address}`)
}

/**
 * Saves a call, identified by its name; returns its id. Unless `isWhole`, keeps the other stored fields: a file without
 * the `cms` key has no dates, and dates entered since are kept.
 */
async function saveCall(writer: Writer, call: CallContent, isWhole: boolean): Promise<string> {
  const [existing] = await writer.find('calls', 'name', call.name)
  const data = isWhole
    ? await storedValues(writer, model.documents('calls'), call, [])
    : { promotion: null, applicationUrl: '', rulesUrl: '', ...(sparse(call) as object) }
  return writer.save('calls', existing ?? null, data, call.name)
}
