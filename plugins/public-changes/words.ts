/** Characters of the reason of a change. */
export const LONGEST_REASON = 200

/** The screen of staff, under `/admin`. */
export const SCREEN = '/changements'

/** The address of the screen about the page `id`. */
export const screenHref = (id: string): string =>
  `/admin${SCREEN}?${new URLSearchParams({ page: id }).toString()}`
