const measure = (count: number, unit: string, digits: number): string =>
  `${count.toLocaleString('fr-FR', { maximumFractionDigits: digits })}\u00a0${unit}`

/** How much a file weighs: « 62 ko », « 1,4 Mo ». At least one kilobyte. */
export const frenchSize = (bytes: number): string =>
  bytes < 1e6 ? measure(Math.max(1, bytes / 1000), 'ko', 0) : measure(bytes / 1e6, 'Mo', 1)
