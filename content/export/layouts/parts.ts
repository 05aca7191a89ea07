import type { SectionContent, SectionContentOf } from '@/content/source/complement'

type Type = SectionContent['blockType']

/** The sections of a page, taken from the first one on as a layout of the format expects them. */
export class Parts {
  private at = 0

  constructor(private readonly sections: SectionContent[]) {}

  /** The next section if it is of that type; undefined, and nothing taken, if not. */
  next<Wanted extends Type>(type: Wanted): SectionContentOf<Wanted> | undefined {
    const section = this.sections[this.at]
    if (section?.blockType !== type) return undefined
    this.at += 1
    return section as SectionContentOf<Wanted>
  }

  /** The next sections as long as they are of one of those types. */
  all<Wanted extends Type>(...types: Wanted[]): SectionContentOf<Wanted>[] {
    const start = this.at
    while (types.some((type) => type === this.sections[this.at]?.blockType)) this.at += 1
    return this.sections.slice(start, this.at) as SectionContentOf<Wanted>[]
  }
}
