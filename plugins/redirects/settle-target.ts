import type { CollectionAfterChangeHook, PayloadRequest, Where } from 'payload'

import { PUBLIC } from '@/access/roles'
import { beforeSave, throwFault } from '@/editing/faults'
import { allOf, firstOf } from '@/editing/find'
import { sitePaths } from '@/editing/site-links/site-paths'
import type { Redirect } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { env } from '@/platform/env'
import { checkTarget } from '@/text/checks/check-target'
import { NOTHING_KNOWN } from '@/text/checks/finding'
import { safeHref } from '@/text/links'
import { decodeSafely, siteTarget, type SiteTarget } from '@/text/site-path'

/** The target of a redirect: one of the two, the other is null. */
type Target = { to: string | null; url: string | null }

/**
 * Before a save: makes sure that a redirect leads to exactly one place, directly. The address of a published page becomes
 * the page; the address of another redirect becomes its target. Refuses, on the field, no target or two, an address that
 * leads back to itself, and an address of the site where nothing is published. The last one is accepted if already stored,
 * and in imports and scripts (the Local API), whose files may come later.
 */
export const settleTarget = beforeSave<Redirect>(async ({ before, doc, sent, req }) => {
  const { from = '', to, url } = doc
  const page = relationId(to) ?? null
  const href = url?.trim() || null
  if (page && href)
    refuseTarget('url', 'Choisissez une page ou une autre adresse, pas les deux.', req)
  if (!page && !href)
    refuseTarget('to', 'Choisissez une page, ou saisissez une autre adresse.', req)
  // The field refuses an invalid address, after this hook.
  if (!href || safeHref(href) === null) return { ...sent, to: page, url: href }
  const target = siteTarget(href, env().siteUrl)
  if (target) {
    const settled = await straight(from, target, req)
    const isNew = href !== before?.url && req.payloadAPI !== 'local'
    if (isNew && settled.url) await refuseNowhere(settled.url, [from, before?.from ?? from], req)
    return { ...sent, ...settled }
  }
  if (!/^https?:/i.test(href)) refuseTarget('url', NO_PLACE, req)
  return { ...sent, to: null, url: href }
})

async function straight(from: string, target: SiteTarget, req: PayloadRequest): Promise<Target> {
  const { address, suffix } = target
  if (address === from) refuseTarget('url', LOOP, req)
  const page = await publishedPage({ slug: { equals: address } }, req)
  const next = await firstOf(req, 'redirects', { where: { from: { equals: address } } })
  if (page) return suffix ? { to: null, url: `/${address}${suffix}` } : { to: page.id, url: null }
  if (!next) return { to: null, url: `/${address}${suffix}` }

  if (next.url && siteTarget(next.url, env().siteUrl)?.address === from)
    refuseTarget('url', LOOP, req)
  const to = relationId(next.to)
  if (!to || !suffix) return { to: to ?? null, url: next.url ?? null }
  // An unpublished page may come back at another address: its former address will then lead there.
  const nextPage = await publishedPage({ id: { equals: to } }, req)
  return { to: null, url: `/${nextPage?.slug ?? address}${suffix}` }
}

const publishedPage = (where: Where, req: PayloadRequest) =>
  firstOf(req, 'pages', { where: { and: [where, PUBLIC] } })

/** Refuses `url` if it leads to an address of the site where nothing is published, apart from the redirect's own. */
async function refuseNowhere(url: string, own: string[], req: PayloadRequest): Promise<void> {
  const found = await sitePaths(req)
  const others = found.filter((path) => !own.some((from) => path === decodeSafely(`/${from}`)))
  const context = { ...NOTHING_KNOWN, siteUrl: env().siteUrl, sitePaths: others, namesCall: false }
  const fault = checkTarget(url, context).find(({ severity }) => severity === 'error')
  if (fault) refuseTarget('url', fault.message, req)
}

const LOOP = 'Cette redirection tournerait en rond : elle ramènerait à sa propre adresse.'

const NO_PLACE =
  'Saisissez l’adresse d’une page web : complète (https://…), ou du site à partir de « / ».'

function refuseTarget(path: 'to' | 'url', message: string, req: PayloadRequest): never {
  throwFault({ path, message }, 'redirects', req)
}

/** After a save: redirects to this former address now lead directly to its target. */
export const settleOthers: CollectionAfterChangeHook<Redirect> = async ({ doc, req }) => {
  const where = { url: { contains: doc.from } }
  for (const { id, url } of await allOf(req, 'redirects', { where })) {
    if (!url || siteTarget(url, env().siteUrl)?.address !== doc.from) continue
    // The hook of that redirect finds its target.
    await req.payload.update({ collection: 'redirects', id, data: { url }, req })
  }
  return doc
}
