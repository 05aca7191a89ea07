/** Widths, in pixels, in which a page offers an image: a phone, a phone of twice the density, a column on a desktop. */
export const WIDTHS = { small: 480, medium: 960, large: 1440 } as const

export type WidthName = keyof typeof WIDTHS
export const WIDTH_NAMES = Object.keys(WIDTHS) as WidthName[]

/** What an address says of the version of a file: other bytes, another address. */
export const versionOf = (checksum: string): string => checksum.slice(0, 16)

/** The address of one version of the image at `address` (`/images/…`), in one of `WIDTHS` or as it is. */
export const versionedAddress = (address: string, checksum: string, width?: number): string =>
  `${address}?v=${versionOf(checksum)}${width ? `&w=${width}` : ''}`
