/** Longer ones are cut between words: an address is read aloud and copied by hand. */
const MAX_LENGTH = 60

/**
 * The anchor of a passage titled `title`: `addressFrom` it, with a letter first, which identifiers begin with, and a number
 * after it where `taken` has it already.
 */
export function anchorFrom(title: string, taken: ReadonlySet<string>): string {
  const address = addressFrom(title)
  return unlikeThose(taken, /^\d/.test(address) ? `passage-${address}` : address)
}

/** The words of `title` in lower case without accents, joined by hyphens; `passage` where it has no letters nor digits. */
export function addressFrom(title: string): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .match(/[a-z0-9]+/g)
  return shortened(words ?? []) || 'passage'
}

/** `anchor`, with a number after it where `taken` has it already. */
export function unlikeThose(taken: ReadonlySet<string>, anchor: string): string {
  if (!taken.has(anchor)) return anchor
  let number = 2
  while (taken.has(`${anchor}-${number}`)) number += 1
  return `${anchor}-${number}`
}

function shortened(words: string[]): string {
  const whole = words.join('-')
  if (whole.length <= MAX_LENGTH) return whole
  const cut = whole.slice(0, MAX_LENGTH + 1)
  const end = cut.lastIndexOf('-')
  return cut.slice(0, end > 0 ? end : MAX_LENGTH)
}
