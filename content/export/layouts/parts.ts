import type { PageContent } from '@/content/source/complement'

type Section = PageContent['sections'][number]
type Type = Section['blockType']
type SectionOf<Types extends Type> = Extract<Section, { blockType: Types }>

/** The sections of a page, taken from the first one on as a layout of the format expects them. */
export class Parts {
  private at = 0

  constructor(private readonly sections: Section[]) {}

  /** The next section if it is of that type; undefined, and nothing taken, if not. */
  next<Wanted extends Type>(type: Wanted): SectionOf<Wanted> | undefined {
    const section = this.sections[this.at]
    if (section?.blockType !== type) return undefined
    this.at += 1
    return section as SectionOf<Wanted>
  }

  /** The next sections as long as they are of one of those types. */
  all<Wanted extends Type>(...types: Wanted[]): SectionOf<Wanted>[] {
    const start = this.at
    while (types.some((type) => type === this.sections[this.at]?.blockType)) this.at += 1
    return this.sections.slice(start, this.at) as SectionOf<Wanted>[]
  }
}
