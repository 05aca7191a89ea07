import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** The site, as far as a person who guesses passwords knows. */
const SITE_WORDS = ['entrepreneurs', 'intérêt', 'général', 'eig', 'beta', 'gouv', 'administration']

/**
 * The score of zxcvbn, from 0 to 4, from which a password is accepted: at least 10^10 guesses by a program that knows common
 * passwords, French words and names, dates, and rows of keys.
 */
const STRONG = 4

/** Checking takes longer the longer the password is, and blocks the server meanwhile. This beginning must be strong by itself. */
const CHECKED = 72

let checker: Promise<ZxcvbnFactory> | undefined

/**
 * Whether a program could guess `password` in a few attempts. `known`: what is known of its holder, such as a name or an
 * address. Takes some 10 to 100 ms of processor time.
 */
export async function isGuessable(password: string, known: string[]): Promise<boolean> {
  checker ??= load()
  const words = known.flatMap((one) => [one, ...one.split(/[^\p{L}\p{N}]+/u)]).filter(Boolean)
  const { score } = (await checker).check(password.slice(0, CHECKED), [...SITE_WORDS, ...words])
  return score < STRONG
}

/** Not at the start: the dictionaries take 0.3 s and 40 MB, and most servers never check a password. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ])
  const dictionary = { ...common.dictionary, ...french.dictionary }
  return new ZxcvbnFactory({ dictionary, graphs: common.adjacencyGraphs })
}
