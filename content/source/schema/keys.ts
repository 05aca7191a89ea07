import { z } from 'zod'
import { safeHref } from '@/lib/links'
import { isNestedTooDeep, TOO_DEEP } from '@/lib/markdown/nesting'
import { ADDRESSES, formerAddress, type Layout } from '../addresses'
import { complementSchema } from '../complement'
import { isGoingNowhere, repairTarget } from '../hygiene/targets'

/** What one line says. A key may be left out or blank: only what is written can be lost. */
export const line = z.string().nullish()

export const markdown = z
  .string()
  .refine((value) => !isNestedTooDeep(value), { error: TOO_DEEP })
  .nullish()

export const target = z
  .string()
  .refine((value) => isGoingNowhere(value) || safeHref(repairTarget(value.trim())) !== null, {
    error: 'adresse non admise : https://…, mailto:…, tel:… ou une adresse du site',
  })
  .nullish()

/** Far above any page (the longest known has 13 questions), far below what would hold the site for minutes. */
const MAX_ITEMS = 300

export const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .max(MAX_ITEMS, { error: `liste trop longue : ${MAX_ITEMS} éléments au plus` })
    .nullish()

const item = z.strictObject({ title: line, name: line, desc: markdown })

/** A free part of a page: Markdown, or a title, a text and items that have the same. */
export const part = z
  .union([markdown, z.strictObject({ title: line, desc: markdown, list: listOf(item) })])
  .nullish()

export type Part = z.infer<typeof part>

/** Keys that every layout has: Hugo's own, and a title, which no page does without. */
export const pageKeys = (layout: Layout) => ({
  title: z.string().regex(/[\p{L}\p{N}]/u),
  draft: z.boolean().nullish(),
  cms: complementSchema.nullish(),
  aliases: listOf(
    z.string().refine((alias) => formerAddress(alias, ADDRESSES[layout]) !== null, {
      error: 'ancienne adresse incorrecte : un chemin du site, par exemple « /participer/admins »',
    }),
  ),
})
