import { model } from '@/collections/content'
import { mapContent, type ContentField, type ContentVisitor } from '@/fields/content'

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
  const pieces: Piece[] = []
  const say = (...said: Piece[]) => void pieces.push(...said)
  const visitor: ContentVisitor = {
    line: (text, isTyped) => isTyped && say(plain(text)),
    markdown: (text) => say(markdown(text)),
    target: (url) => say(target(url)),
    link: (link) => link && say(plain(link.label ?? ''), target(link.url ?? '')),
    file: (file, folder) => {
      const address = file as string | undefined
      return address && say(folder === 'images' ? markdown(`![](${address})`) : target(address))
    },
    value: () => undefined,
    documents: (docs, collection) =>
      docs.map((doc) => mapContent(model.documents(collection), doc as object, visitor)),
    row: (mapped) => mapped,
  }
  mapContent(fields, content, visitor)
  return pieces
}
