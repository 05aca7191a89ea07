import type { AfterErrorHook, PayloadRequest, SanitizedCollectionConfig } from 'payload'

import { isDocumentId } from '@/platform/database/ids'
import { Refusal } from '@/platform/refusal'
import { BUDGET } from '@/platform/security/budget'

type Operation = {
  collection: SanitizedCollectionConfig
  operation: 'update' | 'delete'
  req: PayloadRequest
}

/**
 * Refuses (400) a change or a deletion of several documents unless it names each by its id, and only a few: no one has seen
 * what a `where` filter finds. Where the access rule limits users to their own documents (a lock, a preference), the rule
 * already names them.
 */
export async function refuseUnnamed(
  { id, where }: { id?: unknown; where?: unknown },
  { collection, operation, req }: Operation,
): Promise<void> {
  if (id !== undefined) return
  const ids = namedIn(where)
  const areNamed = ids.length > 0 && ids.every((one) => isDocumentId(String(one), req.payload))
  if (areNamed && ids.length <= BUDGET.changed) return
  const isOwn = typeof (await collection.access[operation]({ req })) === 'object'
  if (!isOwn) throw new Refusal(UNNAMED, 400, { bulk: true })
}

const UNNAMED = `Une action groupée vaut pour les documents cochés, ${BUDGET.changed} au plus : cochez-les dans la liste, page par page.`

/** The values of a list, which an address may give as one text. */
const valuesOf = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value
  return typeof value === 'string' ? value.split(',') : [value]
}

/** The ids that `where` limits the documents to, ignoring its other criteria. */
function namedIn(where: unknown): unknown[] {
  const { id, and } = (where ?? {}) as {
    id?: { equals?: unknown; in?: unknown }
    and?: unknown
  }
  if (id?.in !== undefined) return valuesOf(id.in)
  if (id?.equals !== undefined) return [id.equals]
  const named = Array.isArray(and) ? and.map(namedIn) : []
  return named.find((ids) => ids.length) ?? []
}

/** After such a refusal, answers in the format that Payload's lists read; else they would show « Une erreur inconnue ». */
export const tellUnnamed: AfterErrorHook = ({ error }) => {
  const { data, message } = error as Partial<Refusal>
  if (!data?.bulk) return
  return { response: { docs: [], errors: [{ message }], message: 'Rien n’a été changé.' } }
}
