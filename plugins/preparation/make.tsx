import type { Payload } from 'payload'

import { earliest } from '@/call/choice'
import { contentAt, siteAt } from '@/site/content'
import { nothingThere } from '@/site/page/make-page'
import type { Made } from '@/site/page/made'
import { redirectUnder, type AskedUnder } from '@/site/page/page-addresses'
import { renderDocument } from '@/site/page/render'
import { HTML } from '@/site/page/responses'
import { decodeSafely } from '@/text/site-path'

import { PreparationDocument } from './page/PreparationDocument'
import { preparedSections, NAME } from './rules'

/** Makes « Préparer mon dossier » of a page; the 404 page when its call does not offer it. */
export async function makePreparation(
  payload: Payload,
  { page, rest }: AskedUnder,
  instant: Date,
): Promise<Made> {
  const found = rest === null ? await contentAt(payload, decodeSafely(page), instant) : null
  const moved = redirectUnder(found, NAME)
  if (moved) return moved
  const sections = found?.kind === 'page' ? preparedSections(found.page) : []
  if (found?.kind !== 'page' || !sections.length) {
    return { kind: 'nothing', html: await nothingThere(payload, instant) }
  }
  const { site, until } = await siteAt(payload, instant)
  const body = await renderDocument(
    <PreparationDocument page={found.page} site={site} sections={sections} />,
  )
  const ends = earliest([found.until, until])
  return { kind: 'document', body, type: HTML, until: ends, robots: 'noindex' }
}
