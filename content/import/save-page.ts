import { model } from '@/collections/content'
import type { CallContent, PageContent } from '@/content/source/page-schema'
import { isNothing, pageFields } from '@/content/source/page-content'
import { relationsIn } from '@/fields/fields-of'
import { relationId } from '@/platform/database/ids'

import { storedValues } from './stored-values'
import type { Writer } from './writer'

/** Saves `content`, its documents first; returns the id of the page. */
export async function savePage(writer: Writer, content: PageContent): Promise<string> {
  const [page = null] = await writer.find('pages', 'slug', content.address)

  const calls: string[] = []
  for (const call of content.calls) calls.push(await saveCall(writer, call))
  const shown = (page?.calls ?? []).flatMap((one) => relationId(one) ?? [])
  const keepsShown = calls.every((call) => shown.includes(call))

  // From all collections: ids are unique.
  const { flattenedFields } = writer.req.payload.collections.pages.config
  const chosen = relationsIn(flattenedFields, page).flatMap(({ ids }) => ids)
  const fields = pageFields().filter(({ name }) => name !== 'calls')
  const data = {
    ...(await storedValues(writer, fields, content, chosen)),
    slug: content.address,
    description: content.description || (page?.description ?? ''),
    purpose: content.purpose ?? page?.purpose ?? null,
    calls: keepsShown ? shown : calls,
  }
  return writer.save('pages', page, data, `/${content.address}`)
}

/**
 * Saves a call, identified by its name; returns its id. Keeps the stored fields that the file does not contain: the
 * programme's files have no dates, and dates entered since are kept.
 */
async function saveCall(writer: Writer, call: CallContent): Promise<string> {
  const [existing] = await writer.find('calls', 'name', call.name)
  const said = model
    .documents('calls')
    .filter(({ name }) => !isNothing(call[name as keyof CallContent]))
  const values = await storedValues(writer, said, call, [])
  const data = { promotion: null, applicationUrl: '', rulesUrl: '', ...values }
  return writer.save('calls', existing ?? null, data, call.name)
}
