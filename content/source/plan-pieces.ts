import { model } from '@/collections/content'
import type { ContentField } from '@/fields/content'

import type { PageContent, SectionContent } from './complement'
import { contentOfPlan } from './page-content'
import type { PagePlan } from './page-plan'
import { markdown, plain, target, type Piece } from './tokens'

/** All that a plan says, in the order in which the page says it. */
export const piecesOfPlan = (plan: PagePlan): Piece[] => piecesOfContent(contentOfPlan(plan, {}))

/** The same of all that a page says. A link without an address of its own follows the call. */
export function piecesOfContent({ title, hero, calls: [call], sections }: PageContent): Piece[] {
  const { apply, rules, ...opening } = hero
  const links = [
    { label: apply?.label ?? '', url: apply?.url || (call?.applicationUrl ?? '') },
    { label: rules?.label ?? '', url: rules?.url || (call?.rulesUrl ?? '') },
  ]
  const heroFields = model
    .documents('pages')
    .flatMap((field) => (field.name === 'hero' && field.is === 'group' ? field.fields : []))
  return [
    plain(title),
    ...piecesOf(heroFields, opening),
    ...links.flatMap(({ label, url }) => [plain(label), target(url)]),
    ...sections.flatMap(piecesOfSection),
  ]
}

/** All that a section says. */
export const piecesOfSection = (section: SectionContent): Piece[] =>
  piecesOf(model.section(section.blockType), section)

function piecesOf(fields: ContentField[], content: object): Piece[] {
  return fields.flatMap((field) => {
    const value = (content as Record<string, unknown>)[field.name]
    switch (field.is) {
      case 'line':
        return field.isTyped ? [plain(value as string)] : []
      case 'markdown':
        return [markdown(value as string)]
      case 'target':
        return [target(value as string)]
      case 'link': {
        const link = value as { label: string; url: string } | null | undefined
        return link ? [plain(link.label), target(link.url)] : []
      }
      case 'file':
        if (!value) return []
        return field.folder === 'images'
          ? [markdown(`![](${value as string})`)]
          : [target(value as string)]
      case 'value':
        return []
      case 'group':
        return piecesOf(field.fields, value as object)
      case 'rows':
        return (value as object[]).flatMap((row) => piecesOf(field.fields, row))
      case 'documents':
        return [value ?? []]
          .flat()
          .flatMap((doc) => piecesOf(model.documents(field.collection), doc))
      case 'blocks':
        return (value as SectionContent[]).flatMap((row) =>
          piecesOf(field.types[row.blockType] ?? [], row),
        )
      default:
        return field satisfies never
    }
  })
}
