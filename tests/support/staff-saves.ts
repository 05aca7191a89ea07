import { createLocalReq, type CollectionSlug, type Payload, type TypedUser } from 'payload'

/** A stored document. */
export type Saved = { collection: CollectionSlug; id: string }

/** Saves as `user` does in the admin, where a person is present to correct faults, unlike an import. */
export function staffSaves(payload: Payload, user: TypedUser) {
  const asStaff = () => createLocalReq({ req: { payloadAPI: 'REST' } as never, user }, payload)
  const save = async (which: Saved, data: object, status: 'published' | 'draft' = 'published') =>
    payload.update({
      ...which,
      data: { ...data, _status: status },
      draft: status === 'draft',
      depth: 0,
      req: await asStaff(),
    })
  return { asStaff, save }
}
