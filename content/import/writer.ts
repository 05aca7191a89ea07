import {
  APIError,
  type CollectionSlug,
  type File,
  type PayloadRequest,
  ValidationError,
} from 'payload'

import { isNothing } from '@/content/source/page-content'
import type { PublishableSlug } from '@/editing/publishable-slugs'

/** The site does not publish what a file says; `message` has a French line for each fault. */
export class ContentRefused extends Error {
  override readonly name = 'ContentRefused'

  /** `subject` names the document: « critère « Avéré » ». */
  constructor(subject: string, error: APIError) {
    const lines =
      error instanceof ValidationError
        ? error.data.errors.map(
            ({ label, path, message }) =>
              `${subject}, ${typeof label === 'string' ? label : path} : ${message}`,
          )
        : [`${subject} : ${error.message}`]
    super(lines.join('\n'))
  }
}

/** True for an error by which the site refuses a content, which is none of the program's. */
const isRefusal = (error: unknown): error is APIError =>
  error instanceof APIError && error.status < 500

/**
 * True when `stored` says all that `wanted` says. Objects may hold more (ids, dates, fields an import does not know);
 * lists must have the same items in the same order; an absent value, null and '' are the same nothing.
 */
function holds(stored: unknown, wanted: unknown): boolean {
  if (isNothing(wanted)) return isNothing(stored)
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(stored) &&
      stored.length === wanted.length &&
      wanted.every((item, index) => holds(stored[index], item))
    )
  }
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof stored !== 'object' || stored === null) return false
    return Object.entries(wanted).every(([key, value]) =>
      holds((stored as Record<string, unknown>)[key], value),
    )
  }
  return stored === wanted
}

/** Collections whose documents are drafts until they are published. */
export type DraftedSlug = PublishableSlug

/**
 * What an import did, and what whoever imports has to see to, in French, a line each. `nowhere`: the addresses of this
 * site that its texts name, and at which there is nothing.
 */
export type Report = { written: string[]; warnings: string[]; nowhere: string[] }

/** A stored document as an import compares it: relations as ids. */
export type StoredDoc = { id: string; _status?: 'draft' | 'published' | null }

/** Writes what differs, in one transaction, and keeps the report of it. */
export class Writer {
  constructor(
    readonly req: PayloadRequest,
    readonly asDraft: boolean,
    /** Whether what is there is compared by its latest version, or by the one that is published, drafts set aside. */
    private readonly comparesLatest = true,
    readonly report: Report = { written: [], warnings: [], nowhere: [] },
  ) {}

  /** One that writes drafts over what this one writes, in the same transaction and the same report. */
  draft(): Writer {
    return new Writer(this.req, true, true, this.report)
  }

  /** The documents whose `field` equals `value`, oldest first. */
  async find(collection: DraftedSlug, field: string, value: string): Promise<StoredDoc[]> {
    const { docs } = await this.req.payload.find({
      collection,
      where: { [field]: { equals: value } },
      draft: this.comparesLatest,
      depth: 0,
      pagination: false,
      sort: 'createdAt',
      req: this.req,
    })
    return docs
  }

  /** True when `doc` says all of `data` and is as public as this import makes it. */
  isSame(doc: StoredDoc, data: object): boolean {
    return holds(doc, data) && (this.asDraft || doc._status === 'published')
  }

  /**
   * Gives `data`, and `file` if there is one, to `existing`, or to a new document; returns its id. Writes nothing that
   * is already so. Throws ContentRefused when the site does not accept it.
   */
  async save(
    collection: DraftedSlug,
    existing: StoredDoc | null,
    data: object,
    title: string,
    file?: File,
  ): Promise<string> {
    if (existing && !file && this.isSame(existing, data)) return existing.id
    const _status = this.asDraft ? 'draft' : 'published'
    const operation = {
      ...this.operation(collection, { ...data, _status }),
      ...(file && { file }),
      draft: this.asDraft,
    }
    const { payload } = this.req
    return existing
      ? this.written(
          collection,
          'Mise à jour',
          title,
          payload.update({ ...operation, id: existing.id }),
        )
      : this.written(collection, 'Création', title, payload.create(operation))
  }

  /** Makes a new document, in public view at once; returns its id. Throws ContentRefused as well. */
  async create(collection: 'redirects', data: object, title: string): Promise<string> {
    const saving = this.req.payload.create(this.operation(collection, data))
    return this.written(collection, 'Création', title, saving)
  }

  /** How a document of `collection` is called: « critère ». */
  private kindOf(collection: CollectionSlug): string {
    const { singular } = this.req.payload.collections[collection].config.labels
    return typeof singular === 'string' ? singular.toLowerCase() : collection
  }

  private operation<Slug extends CollectionSlug>(collection: Slug, data: object) {
    return { collection, data: data as never, depth: 0, req: this.req }
  }

  private async written(
    collection: CollectionSlug,
    verb: string,
    title: string,
    saving: Promise<unknown>,
  ): Promise<string> {
    const saved = await saving.catch((error: unknown) => {
      if (!isRefusal(error)) throw error
      throw new ContentRefused(`${this.kindOf(collection)} « ${title} »`, error)
    })
    this.report.written.push(`${verb} : ${this.kindOf(collection)} « ${title} »`)
    return (saved as StoredDoc).id
  }
}
