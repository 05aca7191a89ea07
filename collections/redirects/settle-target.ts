import {
  ValidationError,
  type CollectionBeforeChangeHook,
  type PayloadRequest,
  type Where,
  type CollectionAfterChangeHook,
} from 'payload'

import type { Page, Redirect } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { env } from '@/platform/env'
import { safeHref } from '@/text/links'
import { siteTarget, type SiteTarget } from '@/text/site-path'

/** Where a redirection leads: one of both, null for the other. */
type Target = { to: string | null; url: string | null }

/**
 * Before a save: makes sure that a redirection leads to exactly one place, and straight there. The address of a
 * published page becomes the page; that of another redirection becomes where it leads. Refuses, at its field, none or
 * two, and an address that would lead back to itself.
 */
export const settleTarget: CollectionBeforeChangeHook<Redirect> = async ({
  data,
  originalDoc,
  req,
}) => {
  const { from = '', to, url } = { ...originalDoc, ...data }
  const page = relationId(to) ?? null
  const href = url?.trim() || null
  if (page && href) refuse('url', 'Choisissez une page ou une autre adresse, pas les deux.', req)
  if (!page && !href) refuse('to', 'Choisissez une page, ou saisissez une autre adresse.', req)
  // An address that is none is refused by its field, after this hook.
  if (!href || safeHref(href) === null) return { ...data, to: page, url: href }
  const target = siteTarget(href, env().siteUrl)
  if (target) return { ...data, ...(await straight(from, target, req)) }
  if (!/^https?:/i.test(href)) refuse('url', NO_PLACE, req)
  return { ...data, to: null, url: href }
}

async function straight(from: string, target: SiteTarget, req: PayloadRequest): Promise<Target> {
  const { address, suffix } = target
  if (address === from) refuse('url', LOOP, req)
  const page = await publishedPage({ slug: { equals: address } }, req)
  const redirects = await req.payload.find({
    collection: 'redirects',
    where: { from: { equals: address } },
    ...ONE,
    req,
  })
  const next = redirects.docs[0]
  if (page) return suffix ? { to: null, url: `/${address}${suffix}` } : { to: page.id, url: null }
  if (!next) return { to: null, url: `/${address}${suffix}` }

  if (next.url && siteTarget(next.url, env().siteUrl)?.address === from) refuse('url', LOOP, req)
  const to = relationId(next.to)
  if (!to || !suffix) return { to: to ?? null, url: next.url ?? null }
  // Off line, the page may come back at another address: its former one leads there.
  const nextPage = await publishedPage({ id: { equals: to } }, req)
  return { to: null, url: `/${nextPage?.slug ?? address}${suffix}` }
}

const ONE = { depth: 0, limit: 1, pagination: false } as const

async function publishedPage(where: Where, req: PayloadRequest): Promise<Page | undefined> {
  const { docs } = await req.payload.find({
    collection: 'pages',
    where: { and: [where, { _status: { equals: 'published' } }] },
    ...ONE,
    req,
  })
  return docs[0]
}

const LOOP = 'Cette redirection tournerait en rond : elle ramènerait à sa propre adresse.'

const NO_PLACE =
  'Saisissez l’adresse d’une page web : complète (https://…), ou du site à partir de « / ».'

function refuse(path: 'to' | 'url', message: string, req: PayloadRequest): never {
  const label = path === 'to' ? 'Page' : 'Autre adresse'
  const errors = [{ path, label, message }]
  throw new ValidationError({ collection: 'redirects', errors, req }, req.t)
}

/** After a save: the redirections that led to this former address lead straight where it leads. */
export const settleOthers: CollectionAfterChangeHook<Redirect> = async ({ doc, req }) => {
  const { docs } = await req.payload.find({
    collection: 'redirects',
    where: { url: { contains: doc.from } },
    depth: 0,
    pagination: false,
    req,
  })
  for (const { id, url } of docs) {
    if (!url || siteTarget(url, env().siteUrl)?.address !== doc.from) continue
    // Its own hook finds where.
    await req.payload.update({ collection: 'redirects', id, data: { url }, req })
  }
  return doc
}
