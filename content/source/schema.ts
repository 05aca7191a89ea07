import { z } from 'zod'

/** A key that must be there but may be left blank, as the old editor wrote it. */
const text = z
  .string()
  .nullable()
  .transform((value) => value ?? '')

/** A name that a page can't do without: at least one letter or digit. */
const name = z.string().regex(/[\p{L}\p{N}]/u)

const link = z.strictObject({ title: text, url: text })

const criterion = z.strictObject({
  /** Kept for the old editor's sake: the position in the list is the number. */
  num: z.union([z.string(), z.number()]).nullish(),
  name,
  desc: text,
})

/** Where there is content to show, a section can't be without a title. */
const needsTitle = { path: ['title'], error: 'ne peut pas être vide' }

const criteria = z
  .strictObject({ title: text, desc: text, list: z.array(criterion).nullish() })
  .refine(({ title, list }) => title.trim() !== '' || !list?.length, needsTitle)

const wait = z
  .strictObject({ title: text, desc: text })
  .refine(({ title, desc }) => title.trim() !== '' || desc.trim() === '', needsTitle)

/** Front matter of the `admins` layout. Every key that is not listed is a fault: a typing error must not drop text. */
export const adminsSchema = z.strictObject({
  title: name,
  layout: z.literal('admins'),
  open: z.boolean(),
  head: z.strictObject({ desc: text, title: name, apply: link, call: link }),
  program: text,
  criteria: criteria.nullish(),
  steps: z.string().nullish(),
  wait: wait.nullish(),
})

export type AdminsSource = z.infer<typeof adminsSchema>
