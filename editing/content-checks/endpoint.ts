import type { PayloadRequest, Endpoint, FlattenedField } from 'payload'
import { z } from 'zod'

import { haveOwnWay, lacksWayToApply, NO_WAY_TO_APPLY } from '@/call/way-to-apply'
import { bodyOf, refuseBelow } from '@/editing/endpoint'
import { firstOf } from '@/editing/find'
import { labelOf } from '@/editing/label-of'
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

/** What to look at again, and the field in which it is; `excerpt`: the words in question, '' when it is not about words. */
export type Warning = {
  path: string
  label: string
  message: string
  excerpt: string
  /** The address of the page changes: publishing can move the pages below it too. */
  movesBelow?: boolean
}

/**
 * What whoever publishes `edited` as `doc` should have seen: what is left to write or to bring up to date, and what
 * else may be wrong that visitors do not read already. What is refused is not among it.
 */
export async function warningsOf(
  req: PayloadRequest,
  edited: Edited,
  doc: object,
): Promise<Warning[]> {
  const flattenedFields = fieldsOfEdited(req.payload, edited)
  const found: Found[] = [
    ...(await ownWarnings(req, edited, doc)),
    ...(await textWarnings(req, edited, doc, flattenedFields)),
    ...(await lostRedirect(req, edited, doc)),
    ...loneTitles(req.payload, doc),
  ]
  return found.map(({ excerpt = '', message, movesBelow, path }) => ({
    path,
    label: labelOf(flattenedFields, path, doc),
    message,
    excerpt,
    movesBelow,
  }))
}

type Found = Pick<Warning, 'path' | 'message'> & Partial<Warning>

/** What is no fault of a text. */
async function ownWarnings(req: PayloadRequest, edited: Edited, doc: object): Promise<Found[]> {
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
): Promise<Found[]> {
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

/** A warning if publishing `edited` as `doc` deletes a redirect, because the page takes its address. */
async function lostRedirect(req: PayloadRequest, edited: Edited, doc: object) {
  const { slug } = doc as { slug?: unknown }
  if (!('collection' in edited) || edited.collection !== 'pages' || typeof slug !== 'string') {
    return []
  }
  const redirect = await firstOf(req, 'redirects', { where: { from: { equals: slug } } })
  const id = relationId(redirect?.to)
  // One that leads to the page itself is of no use once the page is there.
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

/** What a form checks its texts against. */
export type FormContext = Awaited<ReturnType<typeof contextOfForm>>

async function contextOfForm(req: PayloadRequest) {
  const { data: edited = null } = editedSchema(req.payload).safeParse(req.query)
  const context = await formContext(req, edited)
  const ownPath = await pathOfRedirect(req)
  const sitePaths = context.sitePaths.filter((path) => path !== ownPath)
  /** Excerpts of the faults that visitors read already, which do not keep it from being published. */
  const known = edited ? await knownFaults(req, edited, context) : []
  return { ...context, sitePaths, known }
}

/** The path of the redirect that the form edits, which must not be proposed as its own target; null for another form. */
async function pathOfRedirect(req: PayloadRequest): Promise<string | null> {
  const query = z.object({ collection: z.literal('redirects'), id: z.string().min(1) })
  const { data } = query.safeParse(req.query)
  const redirect = data && (await firstOf(req, 'redirects', { where: { id: { equals: data.id } } }))
  return redirect ? decodeSafely(`/${redirect.from}`) : null
}

/** What `POST /api/content-checks` answers. */
export type Warned = { warnings: Warning[] }

/** What to look at again in a document or a global before it is published as its form has it, for staff. */
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
