import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'

import { haveOwnWay, lacksWayToApply, NO_WAY_TO_APPLY } from '@/call/way-to-apply'
import { bodyOf, refuseBelow } from '@/editing/endpoint'
import { mapInOrder } from '@/editing/find'
import { fieldPathLabel } from '@/editing/field-path-label'
import { formerAddressSlug } from '@/editing/former-addresses'
import { effectOfMoving } from '@/editing/page-effects'
import { pagesOfCall, publishedVersion } from '@/editing/published'
import type { Call, Page } from '@/payload-types'
import { customList } from '@/platform/custom-list'

import { type Edited, editedSchema, fieldsOfEdited } from './edited'

/** A warning and its field. `excerpt`: the words in question, '' if the warning is not about words. */
export type Warning = {
  path: string
  label: string
  message: string
  excerpt: string
  /** The address of the page changes, so publishing can also move the pages below it. */
  movesBelow?: boolean
}

/** A warning to which `warningsOf` adds the label of its field. */
type FieldWarning = Pick<Warning, 'path' | 'message'> & Partial<Warning>

/** Returns warnings on `edited` as it would be published, `doc`. */
export type WarningSource = (
  req: PayloadRequest,
  edited: Edited,
  doc: object,
) => Promise<FieldWarning[]>

const pluginSources = customList<WarningSource>('warningSources')

/** Returns a configuration with the warnings of a source after those of the core. */
export const withWarnings = pluginSources.add

/**
 * The warnings to show before `edited` is published as `doc`: what publishing changes elsewhere or leaves to do, and what
 * plugins add. Does not include errors that prevent publication.
 */
export async function warningsOf(
  req: PayloadRequest,
  edited: Edited,
  doc: object,
): Promise<Warning[]> {
  const flattenedFields = fieldsOfEdited(req.payload, edited)
  const sources = [ownWarnings, ...pluginSources.of(req.payload.config)]
  const found = await mapInOrder(sources, (source) => source(req, edited, doc))
  return found.map(({ excerpt = '', message, movesBelow, path }) => ({
    path,
    label: fieldPathLabel(flattenedFields, path, doc),
    message,
    excerpt,
    movesBelow,
  }))
}

/** Warnings about the move of a page, or about a call. */
const ownWarnings: WarningSource = async (req, edited, doc) => {
  if (!('collection' in edited)) return []
  const { collection, id } = edited
  if (collection === 'pages' && id) return moveWarnings(req, id, doc)
  if (collection === 'calls') return applyWarnings(req, id, doc)
  return []
}

async function applyWarnings(req: PayloadRequest, id: string | undefined, call: Partial<Call>) {
  const haveWay = haveOwnWay(id ? await pagesOfCall(id, req) : [])
  return lacksWayToApply(call, haveWay, new Date())
    ? [{ path: 'applicationUrl', message: NO_WAY_TO_APPLY }]
    : []
}

async function moveWarnings(req: PayloadRequest, id: string, { slug }: Partial<Page>) {
  const page = (await publishedVersion('pages', id, req)) as Page | null
  if (!page || !slug || slug === page.slug) return []
  const effect = await effectOfMoving(req, page)
  if (!effect) return []
  const leads = formerAddressSlug(req.payload.config) ? 'qui mènera à' : 'pour'
  const message = `La page quitte /${page.slug}, ${leads} /${slug}\u00a0: le menu, les liens et la page d’accueil suivent. ${effect}`
  return [{ path: 'slug', message, movesBelow: true }]
}

/** The response of `POST /api/content-checks`. */
export type Warned = { warnings: Warning[] }

/** For staff: the warnings on a document or a global, from the data of its form, before it is published. */
export const warningsEndpoint: Endpoint = {
  path: '/content-checks',
  method: 'post',
  handler: async (req) => {
    refuseBelow('editor', req, 'Connectez-vous pour relire un texte.')
    const form = z.object({ data: z.record(z.string(), z.unknown()) })
    const schema = editedSchema(req.payload).and(form)
    const { data, ...edited } = await bodyOf(req, schema, 'Ce texte est illisible.')
    const answer: Warned = { warnings: await warningsOf(req, edited, data) }
    return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
  },
}
