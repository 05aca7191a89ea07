import type { CollectionConfig, Endpoint, PayloadHandler, PayloadRequest } from 'payload'
import { z } from 'zod'

import { staffOnly } from '@/access/roles'
import { handedOver } from '@/collections/users/hand-over'
import { bodyOf, refuseBelow } from '@/editing/endpoint'
import { allOf } from '@/editing/find'
import type { ShareLink } from '@/payload-types'
import { isDocumentId, relationId } from '@/platform/database/ids'
import { denyAll } from '@/platform/database/deny-all'
import { env } from '@/platform/env'
import { Refusal } from '@/platform/refusal'

import { SHARED_PATH } from './address'
import { shareToken } from './token'
import { DEFAULT_SHARE_HOURS, SHARE_DURATIONS, type ShareLinkView } from './view'

const HOUR_MS = 3_600_000

const creation = z.object({
  page: z.string().min(1),
  hours: z.literal(SHARE_DURATIONS.map(({ hours }) => hours)).default(DEFAULT_SHARE_HOURS),
})

/**
 * Creates, lists and revokes links, for staff. Payload accepts a session cookie only from the site's own origins
 * (`csrf`), so a form on another site is anonymous.
 */
export const shareLinkEndpoints: Endpoint[] = [
  // Replaces Payload's create route, which would let the browser set every field.
  { path: '/', method: 'post', handler: forStaff(create) },
  { path: '/of-page/:page', method: 'get', handler: forStaff(list) },
  { path: '/:id/revoke', method: 'post', handler: forStaff(revoke) },
]

/** Links that let a person without an account read the draft of one page until they expire or are revoked. */
export const ShareLinks: CollectionConfig = {
  slug: 'share-links',
  labels: { singular: 'Lien de partage', plural: 'Liens de partage' },
  admin: { hidden: true },
  // Only our own routes create and revoke links; they also sign the addresses.
  endpoints: shareLinkEndpoints,
  access: { read: staffOnly, create: denyAll, update: denyAll, delete: denyAll },
  fields: [
    {
      name: 'page',
      type: 'relationship',
      relationTo: 'pages',
      label: 'Page',
      required: true,
      index: true,
    },
    { name: 'expiresAt', type: 'date', label: 'Expire le', required: true },
    { name: 'revokedAt', type: 'date', label: 'Révoqué le' },
    {
      name: 'createdBy',
      type: 'relationship',
      relationTo: 'users',
      label: 'Créé par',
      custom: handedOver(),
    },
  ],
}

/** Responses are never cached, because a link gives access. */
function forStaff(answer: (req: PayloadRequest) => Promise<object>): PayloadHandler {
  return async (req) => {
    refuseBelow('editor', req, 'Connectez-vous pour gérer les liens d’aperçu.')
    const headers = { 'Cache-Control': 'private, no-store' }
    return Response.json(await answer(req), { headers })
  }
}

async function create(req: PayloadRequest) {
  const unfit = 'La page ou la durée du lien n’est pas valide.'
  const { page, hours } = await bodyOf(req, creation, unfit)
  if (!(await isSharable(req, page))) throw new Refusal('Cette page n’existe pas ou plus.', 404)
  const link = await req.payload.create({
    collection: 'share-links',
    data: {
      page,
      expiresAt: new Date(Date.now() + hours * HOUR_MS).toISOString(),
      createdBy: req.user?.id,
    },
    depth: 1,
    req,
  })
  return { link: viewOf(link, req) }
}

async function list(req: PayloadRequest) {
  const docs = await allOf(req, 'share-links', {
    where: {
      page: { equals: parameter(req, 'page') },
      revokedAt: { exists: false },
      expiresAt: { greater_than: new Date().toISOString() },
    },
    sort: '-expiresAt',
    depth: 1,
  })
  // After an account is deleted, SQLite keeps nothing and MongoDB keeps the id. Its links no longer work
  // (`read.ts`).
  const links = docs.filter(({ createdBy }) => createdBy && typeof createdBy === 'object')
  return { links: links.map((link) => viewOf(link, req)) }
}

/** Revoking twice keeps the first date. A missing link counts as revoked. */
async function revoke(req: PayloadRequest) {
  const id = parameter(req, 'id')
  if (isDocumentId(id, req.payload)) {
    const { errors } = await req.payload.update({
      collection: 'share-links',
      where: { id: { equals: id }, revokedAt: { exists: false } },
      data: { revokedAt: new Date().toISOString() },
      depth: 0,
      req,
    })
    if (errors[0]) throw new Error(errors[0].message)
  }
  return {}
}

/**
 * Whether the page exists outside the trash. On MongoDB, Payload drops a condition on an invalid id, here and in
 * `revoke`: it would match any document.
 */
async function isSharable(req: PayloadRequest, id: string): Promise<boolean> {
  if (!isDocumentId(id, req.payload)) return false
  const asked = { draft: true, depth: 0, disableErrors: true, overrideAccess: false, req } as const
  return Boolean(await req.payload.findByID({ collection: 'pages', id, ...asked }))
}

function viewOf(link: ShareLink, { payload }: PayloadRequest): ShareLinkView {
  const { id, expiresAt, createdBy } = link
  const pageId = relationId(link.page) ?? ''
  const token = shareToken({ id, pageId, expiresAt: new Date(expiresAt) }, payload.config.secret)
  return {
    id,
    address: `${env().siteUrl}${SHARED_PATH.path}/${token}`,
    expiresAt,
    createdBy: typeof createdBy === 'object' ? (createdBy?.name ?? null) : null,
  }
}

const parameter = (req: PayloadRequest, name: string) =>
  (req.routeParams?.[name] as string | undefined) ?? ''
