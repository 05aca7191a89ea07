/** The collections whose documents are written as drafts and published, in the order staff think of them. */
export const PUBLISHABLE = [
  'pages',
  'calls',
  'criteria',
  'profiles',
  'selection-steps',
  'images',
  'documents',
] as const

export type PublishableSlug = (typeof PUBLISHABLE)[number]

/** One of their documents. */
export type DocumentReference = { collection: PublishableSlug; id: string }
