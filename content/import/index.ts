import type { Payload } from 'payload'

import type { CallPlan, PagePlan } from '@/content/source/page-plan'
import { relationId } from '@/lib/relation-id'
import type { Page } from '@/payload-types'

import { saveSections } from './sections'
import { inTransaction, type Writer } from './writer'

/**
 * Makes what `plan` asks for, all or nothing where the database has transactions, then reads it back. Documents that
 * the page shows already are updated, identical ones reused, the others created; none is deleted. `asDraft` leaves
 * what is published as it is. Returns what was written, in French, a line a document: nothing if it was all there.
 */
export async function importPage(
  payload: Payload,
  plan: PagePlan,
  { asDraft }: { asDraft: boolean },
): Promise<string[]> {
  const write = () => inTransaction(payload, asDraft, (writer) => writePage(writer, plan))
  const written = await write()
  // Payload may answer a write that the database then drops: a second pass finds nothing left to write.
  const missing = written.length ? await write() : []
  if (missing.length) throw new Error(`La relecture diffère de l’import : ${missing.join(' ; ')}`)
  return written
}

async function writePage(writer: Writer, plan: PagePlan): Promise<void> {
  const [found] = await writer.find('pages', 'slug', plan.address)
  const page = (found ?? null) as Page | null

  const call = plan.call && (await saveCall(writer, plan.call))
  const shownCalls = (page?.calls ?? []).flatMap((shown) => relationId(shown) ?? [])
  const sections = await saveSections(writer, plan.sections, page?.sections ?? [])
  const { title, introduction, applyLabel, rulesLabel } = plan.hero
  const data = {
    title: plan.title,
    slug: plan.address,
    calls: call === null || shownCalls.includes(call) ? shownCalls : [call],
    // The targets are the call's own, so that they are written once.
    hero: {
      title,
      introduction,
      apply: { label: applyLabel, url: '' },
      rules: { label: rulesLabel, url: '' },
    },
    sections,
  }
  await writer.save('pages', page, data, `/${plan.address}`)
}

/** The call is recognised by its name. Its dates are not in the source format: those entered since are kept. */
async function saveCall(writer: Writer, call: CallPlan): Promise<string> {
  const [existing] = await writer.find('calls', 'name', call.name)
  const data = {
    name: call.name,
    promotion: call.promotion,
    override: call.override.to,
    overrideReason: call.override.reason,
    applicationUrl: call.applyUrl,
    rulesUrl: call.rulesUrl,
  }
  return writer.save('calls', existing ?? null, data, call.name)
}
