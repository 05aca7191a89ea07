import type { Payload, TypedUser, Where } from 'payload'
import { z } from 'zod'

import { hasRole, isInMenu } from '@/access/roles'
import { nextParisDay, parisInstant } from '@/text/paris-time'

const text = z.string().trim().max(200).catch('')

/**
 * What the address of the screen asks: a person, words of a title, one document (`pages/<id>`), the first and last day in
 * Paris (`YYYY-MM-DD`) and a page of the list. What is not valid is ignored.
 */
export const activityQuery = z.object({
  personne: text,
  titre: text,
  contenu: text,
  du: z.iso.date().catch(''),
  au: z.iso.date().catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export type ActivityQuery = z.infer<typeof activityQuery>

/** Whether `query` leaves out lines. */
export const isFiltered = ({ au, contenu, du, personne, titre }: ActivityQuery): boolean =>
  Boolean(au || contenu || du || personne || titre)

/** The lines that match `query` and that `user` may read. */
export function linesWhere(
  payload: Payload,
  user: TypedUser | null | undefined,
  { au, contenu, du, personne, titre }: Omit<ActivityQuery, 'page'>,
): Where {
  const first = du && parisInstant(du)
  const last = au && parisInstant(au)
  return {
    and: [
      ...readableBy(payload, user),
      ...(personne ? [{ actorName: { equals: personne } }] : []),
      ...(contenu ? [{ about: { equals: contenu } }] : []),
      ...(titre ? [{ title: { contains: titre } }] : []),
      ...(first ? [{ at: { greater_than_equal: first.instant.toISOString() } }] : []),
      ...(last ? [{ at: { less_than: nextParisDay(last.instant).toISOString() } }] : []),
    ],
  }
}

/** Administrators read all lines; others those about the documents that they find in the menu, without accounts. */
function readableBy(payload: Payload, user: TypedUser | null | undefined): Where[] {
  return hasRole(user, 'administrator') ? [] : [{ subject: { in: subjectsOf(payload, user) } }]
}

/** The collections and globals that the menu of the admin shows to `user`, as `subject` stores them. */
export function subjectsOf(
  { config }: Pick<Payload, 'config'>,
  user: TypedUser | null | undefined,
): string[] {
  const isShown = (one: { admin: { hidden?: unknown } }) => isInMenu(one, user)
  return [
    ...config.collections.filter(isShown).map(({ slug }) => slug),
    ...config.globals.filter(isShown).map(({ slug }) => `globals/${slug}`),
  ]
}
