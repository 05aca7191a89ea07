import type {
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionConfig,
  CollectionSlug,
  FlattenedField,
  Payload,
  PayloadRequest,
  TypeWithID,
} from 'payload'

import { Refusal } from '@/platform/refusal'

import { documentName } from './document-title'
import { inTurn } from './find'
import { publishableSlugs, type PublishableSlug } from './publishable-slugs'
import { storedDocuments } from './published'
import { relationsTo } from '@/fields/fields-of'

type Hooks = NonNullable<CollectionConfig['hooks']>
type Trashable = { id: string; deletedAt?: string | null }

/**
 * `hooks`, and two more that refuse (409) to put a document in the trash, or to delete it for good, while another one,
 * published or draft, uses it. What is in the trash uses nothing. The French message lists them, so that staff know where
 * to remove it first.
 */
export const refusingRemoval = (hooks: Hooks): Hooks => checkingRemoval(refuseUsed, hooks)

/** `hooks`, and two more that run `check` before a document is put in the trash, or deleted for good. */
export function checkingRemoval(
  check: (id: string, req: PayloadRequest, collection: CollectionSlug) => Promise<void>,
  hooks: Hooks,
): Hooks {
  const beforeTrashing: CollectionBeforeChangeHook = async ({
    collection: { slug },
    context,
    data,
    originalDoc,
    req,
  }) => {
    const doc = originalDoc as Trashable | undefined
    const isTrashing = doc && !doc.deletedAt && (data as Partial<Trashable>).deletedAt
    if (isTrashing && !context.isRestoringVersion) await check(doc.id, req, slug)
  }
  const beforeDelete: CollectionBeforeDeleteHook = ({ collection: { slug }, id, req }) =>
    check(String(id), req, slug)
  return {
    ...hooks,
    beforeChange: [beforeTrashing, ...(hooks.beforeChange ?? [])],
    beforeDelete: [beforeDelete, ...(hooks.beforeDelete ?? [])],
  }
}

/** Refuses (409) while something uses the document `id`, and says what. */
export async function refuseUsed(
  id: string,
  req: PayloadRequest,
  collection: CollectionSlug,
): Promise<void> {
  const places = await placesLeadingTo(id, req, collection)
  if (!places.length) return
  throw new Refusal(
    `Suppression impossible : ce contenu est utilisé par ${places.join(', ')}. Retirez-le d’abord de ${places.length === 1 ? 'ce contenu' : 'ces contenus'}.`,
    409,
  )
}

/** Where a field leads to the document `id` of `collection`, which may lead to itself. */
export async function placesLeadingTo(
  id: string,
  req: PayloadRequest,
  collection: CollectionSlug,
): Promise<string[]> {
  const leads = (fields: FlattenedField[], doc: unknown) =>
    (doc as { id?: unknown }).id !== id && relationsTo(collection, fields, doc).includes(id)
  return placesWhere(req, leads, (fields) => mayLead(fields, collection))
}

/**
 * The documents and the globals of which `isMeant` says so of what is published or of the latest draft, and that are not in
 * the trash, as staff know them: « la page « Administrations » (/participer/administrations) », « critère « Avéré » », « le
 * réglage « Menu » ». `mayBe`: of which fields they may be.
 */
export async function placesWhere(
  req: PayloadRequest,
  isMeant: (fields: FlattenedField[], doc: unknown) => boolean,
  mayBe: (fields: FlattenedField[]) => boolean = () => true,
): Promise<string[]> {
  const { payload } = req
  const both = [false, true]
  // Not a `where`: on SQLite, Payload finds nothing behind a relation in any block but the first one declared.
  const documents = await inTurn(publishableSlugs(payload), async (slug) => {
    const { flattenedFields } = payload.collections[slug].config
    if (!mayBe(flattenedFields)) return []
    const docs = await inTurn(both, (draft) => storedDocuments<Holder>(req, slug, draft))
    const meant = docs.filter((doc) => isMeant(flattenedFields, doc))
    return meant.map((doc): [id: string, place: string] => [doc.id, placeOf(payload, slug, doc)])
  })
  const globals = await inTurn(payload.globals.config, async ({ flattenedFields, label, slug }) => {
    const docs = await inTurn(both, async (draft) => [
      await payload.findGlobal({ slug, depth: 0, draft, req }),
    ])
    const name = typeof label === 'string' ? label : slug
    const isOne = docs.some((doc) => isMeant(flattenedFields, doc))
    return isOne ? [`le réglage «\u00a0${name}\u00a0»`] : []
  })
  return [...new Map(documents).values(), ...globals]
}

type Holder = TypeWithID & { id: string; slug?: string | null }

function placeOf(payload: Payload, collection: PublishableSlug, doc: Holder): string {
  const { kind, title } = documentName(payload, collection, doc)
  if (collection !== 'pages') return `${kind.toLowerCase()} «\u00a0${title}\u00a0»`
  return `la page «\u00a0${title}\u00a0» (/${doc.slug})`
}

/** Whether one of `fields` may lead to a document of `collection`. */
function mayLead(fields: FlattenedField[], collection: CollectionSlug): boolean {
  return fields.some((field) => {
    if (field.type === 'blocks') {
      return field.blocks.some(({ flattenedFields }) => mayLead(flattenedFields, collection))
    }
    if ('flattenedFields' in field) return mayLead(field.flattenedFields, collection)
    return 'relationTo' in field && field.relationTo === collection
  })
}
