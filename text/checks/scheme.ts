import { isOneTypoApart } from './typo'

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
