import type {
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionConfig,
  CollectionSlug,
  FlattenedField,
  PayloadRequest,
  SanitizedGlobalConfig,
  TypeWithID,
} from 'payload'

import { Refusal } from '@/platform/refusal'

import { documentName } from './document-title'
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

/** Refuses (409) while a document uses `id`, and says which. */
export async function refuseUsed(
  id: string,
  req: PayloadRequest,
  collection: CollectionSlug,
): Promise<void> {
  const holders = await holdersOf(id, req, collection)
  if (!holders.length) return
  const isOne = holders.length === 1
  const list = holders.map((holder) => placeOf(holder, req)).join(', ')
  throw new Refusal(
    `Suppression impossible : ce contenu est utilisé par ${list}. Retirez-le d’abord de ${isOne ? 'ce contenu' : 'ces contenus'}.`,
    409,
  )
}

/** A document of which a field leads to another one. */
export type Holder = {
  collection: PublishableSlug
  doc: TypeWithID & { id: string; slug?: string | null }
}

/** « la page « Administrations » (/participer/administrations) », « critère « Avéré » ». */
export function placeOf({ collection, doc }: Holder, { payload }: PayloadRequest): string {
  const { kind, title } = documentName(payload, collection, doc)
  if (collection !== 'pages') return `${kind.toLowerCase()} «\u00a0${title}\u00a0»`
  return `la page «\u00a0${title}\u00a0» (/${doc.slug})`
}

/** The documents, published or draft and not in the trash, of which a field leads to the document `id` of `collection`. */
export async function holdersOf(
  id: string,
  req: PayloadRequest,
  collection: CollectionSlug,
): Promise<Holder[]> {
  const holders = new Map<string, Holder>()
  for (const slug of publishableSlugs(req.payload)) {
    const { flattenedFields } = req.payload.collections[slug].config
    if (!mayLead(flattenedFields, collection)) continue
    // Not a `where`: on SQLite, Payload finds nothing behind a relation in any block but the first one declared.
    // One after the other: MongoDB does not take several at once in a transaction.
    for (const draft of [false, true]) {
      for (const doc of await storedDocuments<Holder['doc']>(req, slug, draft)) {
        const leads = relationsTo(collection, flattenedFields, doc).includes(id)
        if (leads && doc.id !== id) holders.set(doc.id, { collection: slug, doc })
      }
    }
  }
  return [...holders.values()]
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

/** The globals, « le réglage « Menu » », of which a field, published or draft, leads to the document `id` of `collection`. */
export const globalsLeadingTo = (id: string, req: PayloadRequest, collection: CollectionSlug) =>
  globalsIn(req, ({ flattenedFields }, doc) =>
    relationsTo(collection, flattenedFields, doc).includes(id),
  )

/** The globals of which `isMeant` says so of what is published or of the latest draft, as staff know them. */
export async function globalsIn(
  req: PayloadRequest,
  isMeant: (config: SanitizedGlobalConfig, doc: unknown) => boolean,
): Promise<string[]> {
  const names: string[] = []
  // One after the other: MongoDB does not take several at once in a transaction.
  for (const config of req.payload.globals.config) {
    const { slug } = config
    const versions = [false, true].map((draft) => ({ slug, depth: 0, draft, req }))
    for (const asked of versions) {
      if (!isMeant(config, await req.payload.findGlobal(asked))) continue
      names.push(
        `le réglage «\u00a0${typeof config.label === 'string' ? config.label : slug}\u00a0»`,
      )
      break
    }
  }
  return names
}
