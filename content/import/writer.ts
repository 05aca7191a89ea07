import {
  ValidationError,
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type CollectionSlug,
  type Payload,
  type PayloadRequest,
} from 'payload'

import { ContentRefused } from './content-refused'
import { holds } from './holds'

/** Collections an import writes to, and how the report calls one of their documents. */
const NAMES = {
  pages: 'page',
  calls: 'appel',
  profiles: 'profil',
  criteria: 'critère',
  'selection-steps': 'étape',
} as const satisfies Partial<Record<CollectionSlug, string>>

export type ImportedSlug = keyof typeof NAMES

/** A stored document as an import compares it: relations as ids. */
export type StoredDoc = { id: string; _status?: 'draft' | 'published' | null }

/** Writes what differs, in one transaction, and keeps the report of it. */
export class Writer {
  /** French, one line a document written. */
  readonly report: string[] = []

  constructor(
    private readonly req: PayloadRequest,
    private readonly asDraft: boolean,
  ) {}

  /** The latest version, draft or published, of the documents whose `field` equals `value`. */
  async find(collection: ImportedSlug, field: string, value: string): Promise<StoredDoc[]> {
    const { docs } = await this.req.payload.find({
      collection,
      where: { [field]: { equals: value } },
      draft: true,
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
   * Gives `data` to `existing`, or to a new document; returns its id. Writes nothing that is already so. Throws
   * ContentRefused when the site does not accept it.
   */
  async save(
    collection: ImportedSlug,
    existing: StoredDoc | null,
    data: object,
    title: string,
  ): Promise<string> {
    if (existing && this.isSame(existing, data)) return existing.id
    const operation = {
      collection,
      data: { ...data, _status: this.asDraft ? 'draft' : 'published' } as never,
      draft: this.asDraft,
      depth: 0,
      req: this.req,
    }
    const { payload } = this.req
    const saving = existing
      ? payload.update({ ...operation, id: existing.id })
      : payload.create(operation)
    const saved = await saving.catch((error: unknown) => {
      if (!(error instanceof ValidationError)) throw error
      throw new ContentRefused(`${NAMES[collection]} « ${title} »`, error)
    })
    const verb = existing ? 'Mise à jour' : 'Création'
    this.report.push(`${verb} : ${NAMES[collection]} « ${title} »`)
    return (saved as StoredDoc).id
  }
}

/** Runs `work` in one transaction, where the database has them; returns the report. Any error undoes all. */
export async function inTransaction(
  payload: Payload,
  asDraft: boolean,
  work: (writer: Writer) => Promise<void>,
): Promise<string[]> {
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  const writer = new Writer(req, asDraft)
  try {
    await work(writer)
    await commitTransaction(req)
    return writer.report
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}
