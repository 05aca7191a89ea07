import type { Layout } from '@/content/source/addresses'
import type { PageContent } from '@/content/source/complement'
import { cleanSource } from '@/content/source/hygiene/clean-source'
import { contentOfPlan } from '@/content/source/page-content'
import { planPage } from '@/content/source/planning/page'
import type { Source } from '@/content/source/schema'
import { piecesOfSource } from '@/content/source/source-pieces'
import { problemsInTexts } from '@/content/source/text-problems'
import type { Piece } from '@/content/source/tokens'
import { issuesOf } from '@/content/source/validate'

import type { SourceValues } from './layouts'

/** How an import understands a source file: its values once clean, the page that they make, and all that they say. */
export type Understood = { values: SourceValues; content: PageContent; pieces: Piece[] }

/** What an import would make of `values`; null when it would refuse them. */
export function readValues({ frontMatter, body }: SourceValues): Understood | null {
  const { issues } = issuesOf(frontMatter.layout as Layout, frontMatter)
  if (issues.length || problemsInTexts({ ...frontMatter, body }).length > 0) return null
  // The values rather than the copy that zod makes: they have their keys in order.
  const { source } = cleanSource(frontMatter as Source, body)
  const { body: cleanBody, ...cleanFrontMatter } = source
  return {
    values: { frontMatter: cleanFrontMatter, body: cleanBody },
    content: contentOfPlan(planPage(source), {}),
    pieces: piecesOfSource(source),
  }
}
