import { readMarkdown, type ReadText } from '@/text/markdown/parse'

import { nothing } from './most'
import { excessToRead } from './read'
import { excessToShow } from './show'

/** What a text exceeds, in French: by itself, and with those of its page before it. Null: nothing. */
export type Excess = { alone: string | null; together: string | null }

/** Looks at the texts of one page in turn, as they were `read`. Where one is too much with those before it, so are all that follow. */
export function boundsOfPage(): (text: string, read?: ReadText) => Excess {
  const sums = nothing()
  let together: string | null = null
  return (text, { tree, excess: alone } = readMarkdown(text)) => {
    // Of one that is not read, there is nothing to add up.
    if (!alone) together ??= excessToRead(text, sums) ?? excessToShow(tree, sums)
    return { alone, together }
  }
}
