import { z } from 'zod'
import { line, listOf, markdown, pageKeys, part } from './keys'

const step = z.strictObject({ date: line, desc: markdown })

/** Front matter of the `project` layout: how an administration proposes a project, and when. */
export const projectSchema = z.strictObject({
  ...pageKeys('project'),
  layout: z.literal('project'),
  callout: part,
  how: part,
  steps: z.strictObject({ title: line, desc: markdown, dates: listOf(step) }).nullish(),
  questions: part,
  com: part,
})

export type ProjectSource = z.infer<typeof projectSchema>
