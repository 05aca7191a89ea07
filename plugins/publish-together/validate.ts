import {
  beforeChangeTraverseFields,
  ValidationError,
  type PayloadRequest,
  type ValidationFieldError,
} from 'payload'

import type { DocumentReference } from '@/editing/publishable-slugs'

/**
 * Validates `doc`, the latest version of `document`, as publishing it would, without writing: runs the steps of a
 * Payload update before the write. Throws the same errors.
 */
export async function validateAsPublished(
  req: PayloadRequest,
  { collection: slug, id }: DocumentReference,
  doc: object,
): Promise<void> {
  const { config } = req.payload.collections[slug]
  const { context } = req
  const operation = 'update' as const
  let data: object = { ...structuredClone(doc), _status: 'published' }
  for (const hook of config.hooks.beforeChange) {
    const changed: unknown = await hook({
      collection: config,
      context,
      data,
      operation,
      originalDoc: doc,
      req,
    })
    data = (changed as object | undefined) ?? data
  }
  const errors: ValidationFieldError[] = []
  await beforeChangeTraverseFields({
    id,
    collection: config,
    context,
    data,
    doc,
    docWithLocales: doc,
    errors,
    fieldLabelPath: '',
    fields: config.fields,
    global: null,
    mergeLocaleActions: [],
    operation,
    overrideAccess: false,
    parentIndexPath: '',
    parentPath: '',
    parentSchemaPath: '',
    req,
    siblingData: data,
    siblingDoc: doc,
    siblingDocWithLocales: doc,
  })
  if (errors.length) throw new ValidationError({ id, collection: slug, errors, req }, req.t)
}
