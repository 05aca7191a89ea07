const KILOBYTE = new Intl.NumberFormat('fr', {
  style: 'unit',
  unit: 'kilobyte',
  maximumFractionDigits: 0,
})
const MEGABYTE = new Intl.NumberFormat('fr', {
  style: 'unit',
  unit: 'megabyte',
  maximumFractionDigits: 1,
})

/** How much a file weighs, for whoever downloads it: « 62 ko », « 1,4 Mo ». At least one kilobyte. */
export const frenchSize = (bytes: number): string =>
  bytes < 1e6 ? KILOBYTE.format(Math.max(1, bytes / 1000)) : MEGABYTE.format(bytes / 1e6)
