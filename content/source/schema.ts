import { z } from 'zod'

import { MOST_ROWS } from '@/text/bounds'
import { safeHref } from '@/text/links'

import { ADDRESSES, formerAddress, type Layout } from './addresses'
import { complementSchema } from './complement'
import { isGoingNowhere, repairTarget } from './hygiene/targets'

/** What one line says. A key may be left out or blank: only what is written can be lost. */
const line = z.string().nullish()

const markdown = z.string().nullish()

const target = z
  .string()
  .refine((value) => isGoingNowhere(value) || safeHref(repairTarget(value.trim())) !== null, {
    error: 'adresse non admise : https://…, mailto:…, tel:… ou une adresse du site',
  })
  .nullish()

const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .max(MOST_ROWS, { error: `liste trop longue : ${MOST_ROWS} éléments au plus` })
    .nullish()

const item = z.union([
  z.string(),
  z.strictObject({ title: line, name: line, sub: markdown, desc: markdown }).nullable(),
])

/** A free part of a page: Markdown, or a title, a line under it, a text and items that have the same or are a text. */
const part = z
  .union([
    markdown,
    z.strictObject({ title: line, sub: markdown, desc: markdown, list: listOf(item) }),
  ])
  .nullish()

export type Part = z.infer<typeof part>

/** Keys that every layout has: Hugo's own, and a title, which no page does without. */
const pageKeys = (layout: Layout) => ({
  title: z.string().regex(/[\p{L}\p{N}]/u),
  draft: z.boolean().nullish(),
  cms: complementSchema.nullish(),
  aliases: listOf(
    z.string().refine((alias) => formerAddress(alias, ADDRESSES[layout]) !== null, {
      error: 'ancienne adresse incorrecte : un chemin du site, par exemple « /participer/admins »',
    }),
  ),
})

const link = z.strictObject({ title: line, url: target }).nullish()

const criterion = z.strictObject({
  /** Kept for the old editor's sake: the position in the list is the number. */
  num: z.union([z.string(), z.number()]).nullish(),
  name: line,
  desc: markdown,
})

/** Front matter of the `admins` layout. Every key that is not listed is a fault: a typing error must not drop text. */
const adminsSchema = z.strictObject({
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

type AdminsSource = z.infer<typeof adminsSchema>

const step = z.strictObject({ date: line, desc: markdown })

/** Front matter of the `project` layout: how an administration proposes a project, and when. */
const projectSchema = z.strictObject({
  ...pageKeys('project'),
  layout: z.literal('project'),
  callout: part,
  how: part,
  steps: z.strictObject({ title: line, desc: markdown, dates: listOf(step) }).nullish(),
  questions: part,
  com: part,
})

type ProjectSource = z.infer<typeof projectSchema>

/** Front matter of the `faq` layout: questions, then whom to ask what they do not answer. */
const faqSchema = z.strictObject({
  ...pageKeys('faq'),
  layout: z.literal('faq'),
  questions: listOf(z.strictObject({ title: line, desc: markdown })),
  contact: part,
})

type FaqSource = z.infer<typeof faqSchema>

/** The front matter of each layout, as a file gives it. */
export const SCHEMAS = {
  admins: adminsSchema,
  faq: faqSchema,
  project: projectSchema,
} as const satisfies Record<Layout, z.ZodType>

export type Source = AdminsSource | FaqSource | ProjectSource

type Clean<Of> = Of & {
  /** Markdown after the front matter; empty when there is none. */
  body: string
}

export type CleanAdmins = Clean<AdminsSource>
export type CleanFaq = Clean<FaqSource>
export type CleanProject = Clean<ProjectSource>

/**
 * What a file says, every text clean, with the keys of the file in its order: plain JSON, from which the page can be
 * planned again and the file written again. No key of the front matter is named `body`.
 */
export type CleanSource = CleanAdmins | CleanFaq | CleanProject
