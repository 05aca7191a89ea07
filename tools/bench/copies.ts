/**
 * More than the cache of pages holds (`site/page-cache.ts`): asked for in turn, none of them is ever in it. It is the
 * same page as the one measured in the cache, so that nothing but the cache differs.
 */
export const COPIES = 600

/** As few neighbours as the page has in its own place. */
const PER_RUBRIC = 3

export const rubricPath = (index: number) => `/copies-${Math.floor(index / PER_RUBRIC)}`
export const copyPath = (index: number) => `${rubricPath(index)}/copie-${index}`
