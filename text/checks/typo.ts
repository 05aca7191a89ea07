/**
 * Whether one slip of the hand separates two different words: a letter added, forgotten, replaced, or two swapped
 * (a Damerau–Levenshtein distance of 1).
 */
export function isOneTypoApart(a: string, b: string): boolean {
  if (a === b) return false
  const shortest = Math.min(a.length, b.length)
  let start = 0
  while (start < shortest && a[start] === b[start]) start++
  let end = 0
  while (end < shortest - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const left = a.slice(start, a.length - end)
  const right = b.slice(start, b.length - end)
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && left[0] === right[1] && left[1] === right[0] && right.length === 2
}

/** Where calls of the State take applications: however often it is mistyped, this is how it is spelled. */
const KNOWN = 'demarches-simplifiees.fr'

/** Shorter ones, as those of link shorteners, are too near one another to tell anything. */
const SHORTEST = 7

/**
 * The host that was probably meant by `host`: one typo apart, and more used by the published content than `host` is.
 * null when there is none. Hosts that differ by a figure only, as `eig6` and `eig7`, are different on purpose.
 */
export function likelyHost(host: string, uses: Record<string, number>): string | null {
  if (host.length < SHORTEST || host === KNOWN) return null
  const own = uses[host] ?? 0
  const [likely] = Object.entries({ ...uses, [KNOWN]: Infinity })
    .filter(([known, count]) => count > own && isOneTypoApart(host, known))
    .filter(([known]) => withoutFigures(known) !== withoutFigures(host))
    .sort(([, a], [, b]) => b - a)
  return likely?.[0] ?? null
}

const withoutFigures = (host: string) => host.replace(/\d/g, '')

const START = /^([a-z]+)([:;.,]?\/+|:)(?=[^/])/i
const RIGHT_SEPARATOR = /^:\/{2,}$/
const DOUBLED = /^(?:https?:\/*)+(?=https?[:/])/i

/**
 * The web address that was meant where its beginning was mistyped: `http//…`, `https:/…`, `htps://…`, or a scheme
 * written twice. null when nothing of the kind happened.
 */
export function repairedScheme(target: string): string | null {
  const rest = target.replace(DOUBLED, '')
  if (rest !== target) return repairedScheme(rest) ?? rest
  const [start, scheme, separator] = START.exec(target) ?? []
  if (start === undefined || scheme === undefined || separator === undefined) return null
  const name = scheme.toLowerCase()
  const isRight = name === 'http' || name === 'https'
  if (isRight && RIGHT_SEPARATOR.test(separator)) return null
  if (!isRight && !['http', 'https'].some((known) => isOneTypoApart(name, known))) return null
  return `${name === 'http' ? 'http' : 'https'}://${target.slice(start.length)}`
}
