import { ValidationError, type CollectionBeforeChangeHook, type PayloadRequest } from 'payload'

import type { Page, Redirect } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { formerAddressFault } from '@/text/site-path'

/** In the context of a save: the page that had the address gives it up in the same request. */
export const GIVEN_UP = 'addressIsGivenUp'

/**
 * Before a save: refuses, at its field, a former address that is the present one of a page, published, draft or in the
 * trash, or that leads somewhere already.
 */
export const refuseConflict: CollectionBeforeChangeHook<Redirect> = async ({
  context,
  data,
  originalDoc,
  req,
}) => {
  const { from } = { ...originalDoc, ...data }
  if (!from || formerAddressFault(from) !== true || from === originalDoc?.from) return data
  const message =
    (context[GIVEN_UP] ? null : await pageConflict(from, req)) ??
    (await redirectConflict(from, originalDoc?.id, req))
  if (!message) return data
  const errors = [{ path: 'from', label: 'Ancienne adresse', message }]
  throw new ValidationError({ collection: 'redirects', errors, req }, req.t)
}

async function pageConflict(from: string, req: PayloadRequest): Promise<string | null> {
  const search = {
    collection: 'pages',
    where: { slug: { equals: from } },
    trash: true,
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  } as const
  for (const draft of [false, true]) {
    const { docs } = await req.payload.find({ ...search, draft })
    if (docs[0]) return pageMessage(docs[0], draft)
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
  id: string | undefined,
  req: PayloadRequest,
): Promise<string | null> {
  const { docs } = await req.payload.find({
    collection: 'redirects',
    where: { from: { equals: from }, ...(id && { id: { not_equals: id } }) },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  if (!docs[0]) return null
  const { to, url } = docs[0]
  const start = 'Cette ancienne adresse mène déjà à'
  // Payload does not populate a relation to what is in the trash.
  const page = relationId(to) ? await pageOf(relationId(to)!, req) : null
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

const pageOf = (id: string, req: PayloadRequest): Promise<Page | null> =>
  req.payload.findByID({
    collection: 'pages',
    id,
    trash: true,
    depth: 0,
    disableErrors: true,
    req,
  })
