import { model } from '@/collections/content'
import { sections as schemas } from '@/sections/schemas'

import type { PageContent, SectionContent } from './page-schema'
import type { PagePlan } from './result'
import { piecesOfSection } from './pieces'
import { tokensOf } from './compare'

/** What an import of a source file would create, in French, one line per item. */
export function describeSource({ plan, content }: { plan: PagePlan; content: PageContent }) {
  const { aliases, calls, isDraft } = plan
  const { address, title, sections } = content
  const count = `${sections.length} ${sections.length > 1 ? 'sections' : 'section'}`
  return [
    `Page /${address} « ${title} » : ${count}${isDraft ? ', en brouillon' : ''}`,
    ...aliases.map((alias) => `Ancienne adresse : /${alias}`),
    ...calls.map(
      ({ name, override }) => `Appel « ${name} » : ${override === 'open' ? 'ouvert' : 'fermé'}`,
    ),
    ...sections.map(describeSection),
  ]
}

/** « Critères « Nos critères » : 9 », the number of items of a section, or « Texte : 120 mots » if it has no list. */
function describeSection(section: SectionContent): string {
  const label = schemas.find(({ slug }) => slug === section.blockType)?.labels?.singular
  const title = 'title' in section && section.title ? ` « ${section.title} »` : ''
  const list = model
    .section(section.blockType)
    .find(({ is }) => is === 'documents' || is === 'rows')
  const count = list
    ? (section as unknown as Record<string, unknown[]>)[list.name]!.length
    : `${tokensOf(piecesOfSection(section)).words.length} mots`
  return `${typeof label === 'string' ? label : section.blockType}${title} : ${count}`
}
