/** The widths, in pixels, in which a page offers an image: for a phone, a double-density phone and a desktop column. */
export const WIDTHS = { small: 480, medium: 960, large: 1440 } as const

export type WidthName = keyof typeof WIDTHS
export const WIDTH_NAMES = Object.keys(WIDTHS) as WidthName[]

/** The version in a file address: other bytes give another address. */
export const versionOf = (checksum: string): string => checksum.slice(0, 16)

/** The address of one version of the image at `address` (`/images/…`), in one of `WIDTHS` or in its stored size. */
export const versionedAddress = (address: string, checksum: string, width?: number): string =>
  `${address}?v=${versionOf(checksum)}${width ? `&w=${width}` : ''}`
