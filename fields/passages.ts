import { openingWords, withAnchors } from '@/text/markdown/headings'
import { isMarkdown, readMarkdown } from '@/text/markdown/parse'
import { anchorFrom, unlikeThose } from '@/text/site-path'

import { type ContentField, mapTexts } from './content'

type Holder = Record<string, unknown> & { id?: string | null; anchor?: string | null }

/**
 * Something stored that a link may lead to: a document, a section, a row. `kind`: where in the schema it stands; `words`:
 * its title; `id`: that of its row, '' for the document itself.
 */
export type Passage = { kind: string; id: string; words: string; holder: Holder }

/** The passages of `doc` by its `fields`, each before those that are in it; what it chooses are documents of their own. */
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

/** What the first of the fields `named` says that says something: of a text, the heading that it begins with. */
function titleOf(fields: ContentField[], named: string[], holder: Holder): string {
  const words = named.map((name) => {
    const value = holder[name]
    const text = typeof value === 'string' ? value : ''
    const isText = fields.some((field) => field.name === name && field.is === 'markdown')
    return isText ? openingWords(readMarkdown(text).tree) : text.trim()
  })
  return words.find(Boolean) ?? ''
}

/** The identifiers of what surrounds the texts of every page (`components/page`). */
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
]

/** The anchors of one page, each given once: first those that are kept, which people have in their links. */
export class PageAnchors {
  private readonly taken = new Set(OF_THE_FRAME)
  private readonly given = new Map<object, string>()

  /** Gives the passages theirs; one that says nothing has none. */
  give(passages: Passage[]): this {
    for (const { holder } of passages) {
      if (holder.anchor) this.given.set(holder, this.take(unlikeThose(this.taken, holder.anchor)))
    }
    for (const { holder, words } of passages) {
      if (words && !holder.anchor) this.given.set(holder, this.ofHeading(words))
    }
    return this
  }

  /** That of a stored section, row or document; '' for none. */
  of = (holder: object): string => this.given.get(holder) ?? ''

  /** `section`, its texts read, with anchors at their headings, but for one that is its title; `tell` is told of each. */
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

  /** One for a heading that says `words`. */
  ofHeading = (words: string): string => this.take(anchorFrom(words, this.taken))

  private take(anchor: string): string {
    this.taken.add(anchor)
    return anchor
  }
}
