import { isDeepStrictEqual } from 'node:util'

import type { Complement, PageContent } from '@/content/source/complement'

/** The parts of `content` that `read`, what the import reads in the other keys, does not say alike. */
export function missingFrom(read: PageContent, content: PageContent): Complement {
  const parts = Object.entries(content).filter(
    ([part, said]) => !isDeepStrictEqual(read[part as keyof PageContent], said),
  )
  return Object.fromEntries(parts)
}
