import { isOneTypoApart } from './typo'

/** Where calls of the State take applications: however often it is mistyped, this is how it is spelled. */
const KNOWN = 'demarches-simplifiees.fr'

/** Shorter ones, as those of link shorteners, are too near one another to tell anything. */
const SHORTEST = 7

/** The host of an absolute web address, in lower case, `www.` aside; null for any other target. */
export function hostOf(target: string): string | null {
  if (!/^https?:/i.test(target) || !URL.canParse(target)) return null
  return new URL(target).hostname.replace(/^www\./, '').replace(/\.$/, '') || null
}

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
