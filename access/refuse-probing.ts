import type { CollectionBeforeOperationHook, Where } from 'payload'

import { Refusal } from '@/lib/refusal'

/**
 * Paths that a visitor may filter or sort by: fields of the document itself. Payload would also follow relations
 * (`where[call.name][like]=…`), and the answer would tell, letter by letter, what an unpublished document says.
 */
const OWN_FIELD = /^-?(id|slug|title|name|purpose|createdAt|updatedAt|_status)$/

/** Refuses (400) a visitor's query that filters or sorts by anything but the document's own plain fields. */
export const refuseProbing: CollectionBeforeOperationHook = ({ args, req, overrideAccess }) => {
  if (overrideAccess || req.user) return
  const { where, sort } = args as { where?: Where; sort?: string | string[] }
  const paths = [...pathsOf(where), ...[sort ?? []].flat().flatMap((list) => list.split(','))]
  if (!paths.every((path) => OWN_FIELD.test(path))) {
    throw new Refusal('Ce critère de recherche ou de tri n’est pas permis.', 400)
  }
}

function pathsOf(where: Where | undefined): string[] {
  return Object.entries(where ?? {}).flatMap(([key, value]) =>
    /^(and|or)$/i.test(key) && Array.isArray(value) ? value.flatMap(pathsOf) : [key],
  )
}
