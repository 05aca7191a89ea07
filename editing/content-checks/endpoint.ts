import type { PayloadRequest, Endpoint, FlattenedField } from 'payload'
import { z } from 'zod'

import { haveOwnWay, lacksWayToApply, NO_WAY_TO_APPLY } from '@/call/way-to-apply'
import { bodyOf, refuseBelow } from '@/editing/endpoint'
import { firstOf } from '@/editing/find'
import { fieldPathLabel } from '@/editing/field-path-label'
import { effectOfMoving } from '@/editing/page-effects'
import { pagesOfCall, publishedVersion } from '@/editing/published'
import { checkedTexts } from '@/fields/fields-of'
import type { Call, Page } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { decodeSafely } from '@/text/site-path'

import { findingsIn, knownFaults } from './check-document'
import { type Edited, fieldsOfEdited, publishedOf, editedSchema } from './edited'
import { formContext } from './form-context'
import { loneTitles } from './lone-titles'

/** A warning and its field. `excerpt`: the words in question, '' if the warning is not about words. */
export type Warning = {
  path: string
  label: string
  message: string
  excerpt: string
  /** The address of the page changes, so publishing can also move the pages below it. */
  movesBelow?: boolean
}

/**
 * The warnings to show before `edited` is published as `doc`: unfinished or outdated content, and possible errors that
 * the published version does not already have. Does not include errors that prevent publication.
 */
export async function warningsOf(
  req: PayloadRequest,
  edited: Edited,
  doc: object,
): Promise<Warning[]> {
  const flattenedFields = fieldsOfEdited(req.payload, edited)
  const found: FieldWarning[] = [
    ...(await ownWarnings(req, edited, doc)),
    ...(await textWarnings(req, edited, doc, flattenedFields)),
    ...(await lostRedirect(req, edited, doc)),
    ...loneTitles(req.payload, doc),
  ]
  return found.map(({ excerpt = '', message, movesBelow, path }) => ({
    path,
    label: fieldPathLabel(flattenedFields, path, doc),
    message,
    excerpt,
    movesBelow,
  }))
}

type FieldWarning = Pick<Warning, 'path' | 'message'> & Partial<Warning>

/** Warnings that do not come from a text. */
async function ownWarnings(
  req: PayloadRequest,
  edited: Edited,
  doc: object,
): Promise<FieldWarning[]> {
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
  const message = `La page quitte /${page.slug}, qui mènera à /${slug}\u00a0: le menu, les liens et la page d’accueil suivent. ${effect}`
  return [{ path: 'slug', message, movesBelow: true }]
}

async function textWarnings(
  req: PayloadRequest,
  edited: Edited,
  doc: object,
  flattenedFields: FlattenedField[],
): Promise<FieldWarning[]> {
  const context = await formContext(req, edited)
  const warningsIn = (version: unknown) =>
    findingsIn(checkedTexts(flattenedFields, version), context).filter(
      ({ severity }) => severity === 'warning',
    )
  const found = warningsIn(doc)
  const published = found.length ? await publishedOf(req, edited) : null
  const known = published ? warningsIn(published).map(({ excerpt }) => excerpt) : []
  return found.filter(({ excerpt, isLeft }) => isLeft || !known.includes(excerpt))
}

/** A warning if publishing `edited` as `doc` deletes a redirect because the page takes its address. */
async function lostRedirect(req: PayloadRequest, edited: Edited, doc: object) {
  const { slug } = doc as { slug?: unknown }
  if (!('collection' in edited) || edited.collection !== 'pages' || typeof slug !== 'string') {
    return []
  }
  const redirect = await firstOf(req, 'redirects', { where: { from: { equals: slug } } })
  const id = relationId(redirect?.to)
  // A redirect to the page itself becomes useless once the page has that address.
  if (!redirect || (id && id === edited.id)) return []
  const where = { id: { equals: id } }
  const page = id && (await firstOf(req, 'pages', { trash: true, where }))
  const target = page ? `la page « ${page.title} »` : redirect.url
  const message = `Cette adresse mène aujourd’hui à ${target}. Publier cette page supprime cette redirection : qui suit l’ancienne adresse lira cette page-ci.`
  return [{ path: 'slug', message, excerpt: `/${slug}` }]
}

const TO_STAFF = 'Connectez-vous pour relire un texte.'

/** `GET /api/content-checks?collection=pages&id=…` or `?global=notice`, for staff: the context of the checks in that form. */
export const contentChecksEndpoint: Endpoint = {
  path: '/content-checks',
  method: 'get',
  handler: async (req) => {
    refuseBelow('editor', req, TO_STAFF)
    return Response.json(await contextOfForm(req), { headers: { 'Cache-Control': 'no-store' } })
  },
}

/** The data against which a form checks its texts. */
export type FormContext = Awaited<ReturnType<typeof contextOfForm>>

async function contextOfForm(req: PayloadRequest) {
  const { data: edited = null } = editedSchema(req.payload).safeParse(req.query)
  const context = await formContext(req, edited)
  const ownPath = await pathOfRedirect(req)
  const sitePaths = context.sitePaths.filter((path) => path !== ownPath)
  /** Excerpts of the errors that are already published. They do not prevent publication. */
  const known = edited ? await knownFaults(req, edited, context) : []
  return { ...context, sitePaths, known }
}

/** The path of the redirect that the form edits, which must not be suggested as its own target; null for other forms. */
async function pathOfRedirect(req: PayloadRequest): Promise<string | null> {
  const query = z.object({ collection: z.literal('redirects'), id: z.string().min(1) })
  const { data } = query.safeParse(req.query)
  const redirect = data && (await firstOf(req, 'redirects', { where: { id: { equals: data.id } } }))
  return redirect ? decodeSafely(`/${redirect.from}`) : null
}

/** The response of `POST /api/content-checks`. */
export type Warned = { warnings: Warning[] }

/** For staff: the warnings on a document or a global, from the data of its form, before it is published. */
export const warningsEndpoint: Endpoint = {
  path: '/content-checks',
  method: 'post',
  handler: async (req) => {
    refuseBelow('editor', req, TO_STAFF)
    const form = z.object({ data: z.record(z.string(), z.unknown()) })
    const schema = editedSchema(req.payload).and(form)
    const { data, ...edited } = await bodyOf(req, schema, 'Ce texte est illisible.')
    const answer: Warned = { warnings: await warningsOf(req, edited, data) }
    return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
  },
}
