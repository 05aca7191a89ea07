import type {
  CollectionSlug,
  GlobalSlug,
  Payload,
  PayloadRequest,
  SanitizedCollectionConfig,
  SanitizedGlobalConfig,
} from 'payload'

import { hasDrafts } from '@/collections/extend'
import { documentName, labelText } from '@/editing/document-title'
import type { PublishableSlug } from '@/editing/publishable-slugs'

/** A collection or a global whose texts are searched. */
export type Subject =
  | { kind: 'collection'; slug: CollectionSlug; config: SanitizedCollectionConfig }
  | { kind: 'global'; slug: GlobalSlug; config: SanitizedGlobalConfig }

/** One document of a subject. `id`: '' for a global. */
export type Address = { subject: Subject; id: string }

/**
 * The collections and globals that hold content: those with drafts, and those with a link or a Markdown text, such as
 * redirects. Accounts, keys and what plugins store for themselves have neither.
 */
export function subjectsOf({ config }: Pick<Payload, 'config'>): Subject[] {
  const collections = config.collections.flatMap((one): Subject[] =>
    isContent(one) ? [{ kind: 'collection', slug: one.slug, config: one }] : [],
  )
  const globals = config.globals.flatMap((one): Subject[] =>
    isContent(one) ? [{ kind: 'global', slug: one.slug, config: one }] : [],
  )
  return [...collections, ...globals]
}

const isContent = (config: Subject['config']): boolean =>
  hasDrafts(config) || config.flattenedFields.some(({ custom }) => Boolean(custom?.contentChecks))

/** Identifies a document in this process: `pages/<id>`, `globals/site`. */
export const keyOf = ({ id, subject }: Address): string =>
  subject.kind === 'collection' ? `${subject.slug}/${id}` : `globals/${subject.slug}`

/** « Page : Administrations » and the address of its form. `title`: '' for a global. */
export function nameOf(payload: Payload, address: Address, doc: object) {
  const { kind, slug } = address.subject
  const key = keyOf(address)
  if (kind === 'collection') {
    const name = documentName(payload, slug as PublishableSlug, doc)
    return { ...name, href: `/admin/collections/${key}` }
  }
  return { kind: labelText(address.subject.config.label, slug), title: '', href: `/admin/${key}` }
}

/**
 * Those of `subjects` that the user of `req` may read whole. A rule that allows only some documents counts as a refusal: the
 * index would have to ask it about each document.
 */
export async function readableOf(req: PayloadRequest, subjects: Subject[]): Promise<Subject[]> {
  const readable: Subject[] = []
  for (const subject of subjects) {
    if ((await subject.config.access.read({ req })) === true) readable.push(subject)
  }
  return readable
}
