import { z } from 'zod'
import { line, listOf, markdown, pageKeys, part } from './keys'

/** Front matter of the `faq` layout: questions, then whom to ask what they do not answer. */
export const faqSchema = z.strictObject({
  ...pageKeys('faq'),
  layout: z.literal('faq'),
  questions: listOf(z.strictObject({ title: line, desc: markdown })),
  contact: part,
})

export type FaqSource = z.infer<typeof faqSchema>
