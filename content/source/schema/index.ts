import type { z } from 'zod'
import type { Layout } from '../addresses'
import { adminsSchema, type AdminsSource } from './admins'
import { faqSchema, type FaqSource } from './faq'
import { projectSchema, type ProjectSource } from './project'

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
