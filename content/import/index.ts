import type { Payload } from 'payload'

import type { CallPlan, PagePlan } from '@/content/source/page-plan'
import { planPage } from '@/content/source/planning/page'
import type { CleanSource } from '@/content/source/schema'
import { relationId } from '@/lib/relation-id'
import type { Page } from '@/payload-types'

import { takeAssets } from './assets'
import { saveAliases } from './aliases'
import { keepSource } from './keep-source'
import { saveSections } from './sections'
import { inTransaction, type Report, type Writer } from './writer'

export type ImportOptions = {
  /** Leaves what is published as it is; so does a source that says that it is a draft. */
  asDraft: boolean
  /** Folder of the images and documents that the page names; null: they are elsewhere. */
  assets?: string | null
}

/**
 * Makes the page that `source` describes, all or nothing where the database has transactions, then reads it back.
 * Documents that the page shows already are updated, identical ones reused, the others created; none is deleted. Throws
 * ContentRefused when the site does not accept it.
 */
export async function importPage(
  payload: Payload,
  source: CleanSource,
  { asDraft, assets = null }: ImportOptions,
): Promise<Report> {
  let complete: CleanSource | null = assets === null ? source : null
  const write = () =>
    inTransaction(payload, asDraft || Boolean(source.draft), async (writer) => {
      complete ??= await takeAssets(writer, source, assets ?? '')
      const plan = planPage(complete)
      const page = await writePage(writer, plan)
      await saveAliases(writer, plan.aliases, page)
      await keepSource(writer, page, complete)
    })
  const report = await write()
  // Payload may answer a write that the database then drops: a second pass finds nothing left to write.
  const missing = report.written.length ? (await write()).written : []
  if (missing.length) throw new Error(`La relecture diffère de l’import : ${missing.join(' ; ')}`)
  return report
}

async function writePage(writer: Writer, plan: PagePlan): Promise<string> {
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
  return writer.save('pages', page, data, `/${plan.address}`)
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
