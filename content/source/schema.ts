import { z } from 'zod'

import { MOST_ROWS } from '@/text/bounds'
import { safeHref } from '@/text/links'

import { ADDRESSES, formerAddress, type Layout } from './addresses'
import { isGoingNowhere, repairTarget } from './hygiene/targets'
import { ownKeys } from './page-schema'

/** A single-line text. A key may be absent or empty. */
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

/**
 * A free part of a page: Markdown, or a group with a title, a line under it, a text, and items, which are texts or
 * similar groups.
 */
const part = z
  .union([
    markdown,
    z.strictObject({ title: line, sub: markdown, desc: markdown, list: listOf(item) }),
  ])
  .nullish()

export type Part = z.infer<typeof part>

/** Keys of all layouts: Hugo's own, and the title, which is required. Relative aliases start from `address`. */
const pageKeys = (address: string) => ({
  title: z.string().regex(/[\p{L}\p{N}]/u),
  draft: z.boolean().nullish(),
  aliases: listOf(
    z.string().refine((alias) => formerAddress(alias, address) !== null, {
      error: 'ancienne adresse incorrecte : un chemin du site, par exemple « /participer/admins »',
    }),
  ),
})

const link = z.strictObject({ title: line, url: target }).nullish()

const criterion = z.strictObject({
  /** Accepted for old files: the position in the list gives the number. */
  num: z.union([z.string(), z.number()]).nullish(),
  name: line,
  desc: markdown,
})

/** Front matter of the `admins` layout. An unlisted key is an issue: a typing error must not silently drop text. */
const adminsSchema = z.strictObject({
  ...pageKeys(ADDRESSES.admins),
  layout: z.literal('admins'),
  open: z.boolean().nullish(),
  head: z.strictObject({ title: line, desc: markdown, apply: link, call: link }).nullish(),
  program: markdown,
  /** Both only existed in 2021. */
  talents: part,
  agents: part,
  criteria: z.strictObject({ title: line, desc: markdown, list: listOf(criterion) }).nullish(),
  steps: markdown,
  wait: z.strictObject({ title: line, desc: markdown }).nullish(),
})

type AdminsSource = z.infer<typeof adminsSchema>

const step = z.strictObject({ date: line, desc: markdown })

/** Front matter of the `project` layout: how and when an administration proposes a project. */
const projectSchema = z.strictObject({
  ...pageKeys(ADDRESSES.project),
  layout: z.literal('project'),
  callout: part,
  how: part,
  steps: z.strictObject({ title: line, desc: markdown, dates: listOf(step) }).nullish(),
  questions: part,
  com: part,
})

type ProjectSource = z.infer<typeof projectSchema>

/** Front matter of the `faq` layout: questions, then a contact for other questions. */
const faqSchema = z.strictObject({
  ...pageKeys(ADDRESSES.faq),
  layout: z.literal('faq'),
  questions: listOf(z.strictObject({ title: line, desc: markdown })),
  contact: part,
})

type FaqSource = z.infer<typeof faqSchema>

/** Front matter of the `page` layout: the fields of a page. */
const pageSchema = z.strictObject({ ...pageKeys(''), layout: z.literal('page'), ...ownKeys })

type PageSource = z.infer<typeof pageSchema>

/** The front matter schema of each layout. */
export const SCHEMAS = {
  admins: adminsSchema,
  faq: faqSchema,
  project: projectSchema,
  page: pageSchema,
} as const satisfies Record<Layout, z.ZodType>

export type Source = AdminsSource | FaqSource | ProjectSource | PageSource

type Clean<Of> = Of & {
  /** Markdown after the front matter, or ''. */
  body: string
}

export type CleanAdmins = Clean<AdminsSource>
export type CleanFaq = Clean<FaqSource>
export type CleanProject = Clean<ProjectSource>
export type CleanPage = Clean<PageSource>

/** The content of a file with every text clean. The front matter has no key named `body`. */
export type CleanSource = CleanAdmins | CleanFaq | CleanProject | CleanPage
