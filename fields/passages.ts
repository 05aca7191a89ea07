import { openingWords, withAnchors } from '@/text/markdown/headings'
import { isMarkdown, readMarkdown } from '@/text/markdown/parse'
import { anchorFrom, unlikeThose } from '@/text/site-path'

import { type ContentField, mapTexts } from './content'

type Holder = Record<string, unknown> & { id?: string | null; anchor?: string | null }

/**
 * A stored document, section or row that a link may lead to. `kind`: its place in the schema. `words`: its title. `id`: the
 * id of its row, '' for the document itself.
 */
export type Passage = { kind: string; id: string; words: string; holder: Holder }

/** Returns the passages of `doc` by its `fields`, each before the passages inside it. Related documents are not included. */
export function passagesIn(
  fields: ContentField[],
  doc: object,
  { kind = '', id = '' } = {},
): Passage[] {
  const holder = doc as Holder
  const within = (inner: ContentField[], value: unknown, place: string): Passage[] =>
    ((value ?? []) as Holder[]).flatMap((row) =>
      passagesIn(inner, row, { kind: place, id: row.id ?? '' }),
    )
  const own = fields.flatMap((field) => (field.is === 'line' ? (field.anchorOf ?? []) : []))
  const inside = fields.flatMap((field) => {
    const value = holder[field.name]
    const place = `${kind}.${field.name}`
    switch (field.is) {
      case 'group':
        return within(field.fields, value && [value], place)
      case 'rows':
        return within(field.fields, value, place)
      case 'blocks':
        return ((value ?? []) as { blockType: string }[]).flatMap((row) =>
          within(field.types[row.blockType] ?? [], [row], `${place}.${row.blockType}`),
        )
      default:
        return []
    }
  })
  return own.length
    ? [{ kind, id, words: titleOf(fields, own, holder), holder }, ...inside]
    : inside
}

/** Returns the words of the first non-empty field of `named`; for a text, the heading that it begins with. */
function titleOf(fields: ContentField[], named: string[], holder: Holder): string {
  const words = named.map((name) => {
    const value = holder[name]
    const text = typeof value === 'string' ? value : ''
    const isText = fields.some((field) => field.name === name && field.is === 'markdown')
    return isText ? openingWords(readMarkdown(text).tree) : text.trim()
  })
  return words.find(Boolean) ?? ''
}

/** The identifiers of the page frame around the texts (`components/page`). */
const OF_THE_FRAME = [
  'contenu',
  'display-fieldset',
  'fil-ariane',
  'haut-de-page',
  'menu-mobile',
  'pied-de-page',
  'rubrique',
  'rubriques',
  'sommaire',
  'sommaire-liste',
]

/** Gives the unique anchors of one page. Stored anchors come first, because people have links to them. */
export class PageAnchors {
  private readonly taken = new Set(OF_THE_FRAME)
  private readonly given = new Map<object, string>()

  /** Gives the passages their anchors, stored ones first. Passages without a stored anchor or a title have none. */
  give(passages: Passage[]): this {
    for (const { holder } of passages) {
      if (holder.anchor) this.given.set(holder, this.take(unlikeThose(this.taken, holder.anchor)))
    }
    for (const { holder, words } of passages) {
      if (words && !holder.anchor) this.given.set(holder, this.ofHeading(words))
    }
    return this
  }

  /** Returns the anchor of a stored section, row or document; '' if it has none. */
  of = (holder: object): string => this.given.get(holder) ?? ''

  /** Returns `section`, its texts parsed, with anchors on their headings except a title. Calls `tell` for each anchor. */
  inTextsOf<Section extends object>(
    section: Section,
    tell?: (anchor: string, words: string) => void,
  ): Section {
    const isNamed = 'title' in section && Boolean(section.title)
    const titled = isNamed ? null : Object.values(section).find(isMarkdown)
    const anchorOf = (words: string) => {
      const anchor = this.ofHeading(words)
      tell?.(anchor, words)
      return anchor
    }
    return mapTexts(section, { markdown: (tree) => withAnchors(tree, tree === titled, anchorOf) })
  }

  /** Returns a new anchor for a heading that says `words`. */
  ofHeading = (words: string): string => this.take(anchorFrom(words, this.taken))

  private take(anchor: string): string {
    this.taken.add(anchor)
    return anchor
  }
}
