import { z } from 'zod'
import { safeHref } from '@/lib/links'
import { isNestedTooDeep, TOO_DEEP } from '@/lib/markdown/nesting'
import { isGoingNowhere, repairTarget } from './hygiene/targets'

/** A key that must be there but may be left blank, as the old editor wrote it. */
const text = z
  .string()
  .nullable()
  .transform((value) => value ?? '')

const markdown = text.refine((value) => !isNestedTooDeep(value), { error: TOO_DEEP })

const target = text.refine(
  (value) => isGoingNowhere(value) || safeHref(repairTarget(value.trim())) !== null,
  { error: 'adresse non admise : https://…, mailto:…, tel:… ou une adresse du site' },
)

/** A name that a page can't do without: at least one letter or digit. */
const name = z.string().regex(/[\p{L}\p{N}]/u)

const link = z.strictObject({ title: text, url: target })

const criterion = z.strictObject({
  /** Kept for the old editor's sake: the position in the list is the number. */
  num: z.union([z.string(), z.number()]).nullish(),
  name,
  desc: markdown,
})

/** Where there is content to show, a section can't be without a title; told along with the faults of the content. */
const needsTitle = {
  path: ['title'],
  error: 'ne peut pas être vide',
  when: ({ value }: { value: unknown }) => untitled.safeParse(value).success,
}
const untitled = z.looseObject({ title: z.string().regex(/^\s*$/) })

const criteria = z
  .strictObject({ title: text, desc: markdown, list: z.array(criterion).nullish() })
  .refine(({ list }) => !list?.length, needsTitle)

const wait = z
  .strictObject({ title: text, desc: markdown })
  .refine(({ desc }) => /^\s*$/.test(desc), needsTitle)

/** Front matter of the `admins` layout. Every key that is not listed is a fault: a typing error must not drop text. */
export const adminsSchema = z.strictObject({
  title: name,
  layout: z.literal('admins'),
  open: z.boolean(),
  head: z.strictObject({ desc: markdown, title: name, apply: link, call: link }),
  program: markdown,
  criteria: criteria.nullish(),
  steps: markdown.optional(),
  wait: wait.nullish(),
})

export type AdminsSource = z.infer<typeof adminsSchema>
