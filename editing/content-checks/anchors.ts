import type { Page } from '@/payload-types'

/** The anchors by which a link leads to a passage of `page`: those of its questions. */
export const anchorsOf = ({ sections }: Page): string[] =>
  (sections ?? []).flatMap((section) =>
    section.blockType === 'questions'
      ? (section.questions ?? []).flatMap(({ anchor }) => anchor || [])
      : [],
  )
