import { z } from 'zod'

import { MOST_ROWS } from '@/text/bounds'
import { safeHref } from '@/text/links'

import { ADDRESSES, formerAddress, type Layout } from '../addresses'
import { complementSchema } from '../complement'
import { isGoingNowhere, repairTarget } from '../hygiene/targets'

/** What one line says. A key may be left out or blank: only what is written can be lost. */
export const line = z.string().nullish()

export const markdown = z.string().nullish()

export const target = z
  .string()
  .refine((value) => isGoingNowhere(value) || safeHref(repairTarget(value.trim())) !== null, {
    error: 'adresse non admise : https://…, mailto:…, tel:… ou une adresse du site',
  })
  .nullish()

export const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .max(MOST_ROWS, { error: `liste trop longue : ${MOST_ROWS} éléments au plus` })
    .nullish()

const item = z.union([
  z.string(),
  z.strictObject({ title: line, name: line, sub: markdown, desc: markdown }).nullable(),
])

/** A free part of a page: Markdown, or a title, a line under it, a text and items that have the same or are a text. */
export const part = z
  .union([
    markdown,
    z.strictObject({ title: line, sub: markdown, desc: markdown, list: listOf(item) }),
  ])
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
