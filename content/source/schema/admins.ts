import { z } from 'zod'
import { line, listOf, markdown, pageKeys, part, target } from './keys'

const link = z.strictObject({ title: line, url: target }).nullish()

const criterion = z.strictObject({
  /** Kept for the old editor's sake: the position in the list is the number. */
  num: z.union([z.string(), z.number()]).nullish(),
  name: line,
  desc: markdown,
})

/** Front matter of the `admins` layout. Every key that is not listed is a fault: a typing error must not drop text. */
export const adminsSchema = z.strictObject({
  ...pageKeys('admins'),
  layout: z.literal('admins'),
  open: z.boolean().nullish(),
  head: z.strictObject({ title: line, desc: markdown, apply: link, call: link }).nullish(),
  program: markdown,
  /** Both of 2021 only. */
  talents: part,
  agents: part,
  criteria: z.strictObject({ title: line, desc: markdown, list: listOf(criterion) }).nullish(),
  steps: markdown,
  wait: z.strictObject({ title: line, desc: markdown }).nullish(),
})

export type AdminsSource = z.infer<typeof adminsSchema>
