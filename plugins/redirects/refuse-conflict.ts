import type { PayloadRequest } from 'payload'

import { beforeSave, throwFault } from '@/editing/faults'
import { firstOf } from '@/editing/find'
import type { Page, Redirect } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { formerAddressFault } from '@/text/site-path'

/** Request context key: the page that had the address gives it up in the same request. */
export const GIVEN_UP = 'addressIsGivenUp'

/**
 * Before a save: refuses a former address that a page has now (published, draft or in the trash), or that already
 * redirects. The error is on its field.
 */
export const refuseConflict = beforeSave<Redirect>(async ({ before, doc: { from }, req }) => {
  if (!from || formerAddressFault(from) !== true || from === before?.from) return
  const message =
    (req.context[GIVEN_UP] ? null : await pageConflict(from, req)) ??
    (await redirectConflict(from, before?.id, req))
  if (message) throwFault({ path: 'from', message }, 'redirects', req)
})

async function pageConflict(from: string, req: PayloadRequest): Promise<string | null> {
  const where = { slug: { equals: from } }
  for (const draft of [false, true]) {
    const page = await firstOf(req, 'pages', { draft, trash: true, where })
    if (page) return pageMessage(page, draft)
  }
  return null
}

function pageMessage({ title, deletedAt, _status }: Page, isOfDraft: boolean): string {
  const start = `C’est l’adresse de la page « ${title} »`
  if (deletedAt) {
    return `${start}, qui est dans la corbeille. Restaurez-la et changez son adresse, ou supprimez-la définitivement.`
  }
  if (isOfDraft || _status !== 'published') {
    return `${start}, qui n’est pas encore publiée. Donnez d’abord une autre adresse à cette page.`
  }
  return `${start}, qui est publiée. Donnez d’abord une autre adresse à cette page : l’ancienne y mènera d’elle-même.`
}

async function redirectConflict(
  from: string,
  own: string | undefined,
  req: PayloadRequest,
): Promise<string | null> {
  const where = { from: { equals: from }, ...(own && { id: { not_equals: own } }) }
  const other = await firstOf(req, 'redirects', { where })
  if (!other) return null
  const { to, url } = other
  const start = 'Cette ancienne adresse mène déjà à'
  // Payload does not populate a relation to a document in the trash.
  const id = relationId(to)
  const page = id && (await firstOf(req, 'pages', { trash: true, where: { id: { equals: id } } }))
  if (!page) return `${start} « ${url} ». Modifiez cette redirection-là.`
  const target = `${start} la page « ${page.title} »`
  if (page.deletedAt) {
    return `${target}, qui est dans la corbeille. Restaurez cette page, ou modifiez cette redirection-là.`
  }
  if (page._status !== 'published') {
    return `${target}, qui n’est pas publiée. Publiez cette page, ou modifiez cette redirection-là.`
  }
  return `${target}. Modifiez cette redirection-là.`
}
