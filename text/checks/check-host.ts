import { hostOf } from '@/text/site-path'

import { warning, type ContentContext, type Finding } from './finding'
import { isOneTypoApart } from './typo'

/**
 * « Démarches simplifiées », where calls of the State take applications, by its address since January 2026 and by its
 * former one. They are spelled correctly, however often the content misspells them.
 */
const KNOWN = ['demarche.numerique.gouv.fr', 'demarches-simplifiees.fr']

/** Hosts shorter than this, as those of link shorteners, are too close to one another to tell a typo. */
const SHORTEST = 7

/**
 * A warning when the host of `target` is one typo away from a known host, from that of the site, or from one that the
 * content links to more often. `instead` is the same address at the likely host.
 */
export function checkHost(
  target: string,
  { siteUrl, hostUses }: Pick<ContentContext, 'siteUrl' | 'hostUses'>,
): Finding[] {
  const host = hostOf(target.trim())
  const own = hostOf(siteUrl)
  if (!host || host === own) return []
  const likely = likelyHost(host, own ? { ...hostUses, [own]: Infinity } : hostUses)
  if (!likely) return []
  const used = hostUses[likely] ? ', où mènent d’autres liens du site' : ''
  const message = `« ${host} » diffère d’une lettre de « ${likely} »${used} : vérifiez l’adresse.`
  const at = target.toLowerCase().indexOf(host)
  // A host in another alphabet is not written as it is compared.
  const instead = target.slice(0, at) + likely + target.slice(at + host.length)
  return [warning(target, message, at < 0 ? undefined : [instead])]
}

/** How many of `targets` lead to each host, `www.` aside. */
export function countHosts(targets: string[]): Record<string, number> {
  const uses: Record<string, number> = {}
  for (const target of targets) {
    const host = hostOf(target)
    if (host) uses[host] = (uses[host] ?? 0) + 1
  }
  return uses
}

/**
 * The host that was probably meant by `host`: one typo apart, and more used by the published content than `host` is.
 * null when there is none. Hosts that differ by a figure only, as `eig6` and `eig7`, are different on purpose.
 */
function likelyHost(host: string, uses: Record<string, number>): string | null {
  if (host.length < SHORTEST || KNOWN.includes(host)) return null
  const own = uses[host] ?? 0
  const known = Object.fromEntries(KNOWN.map((one) => [one, Infinity]))
  const [likely] = Object.entries({ ...uses, ...known })
    .filter(([other, count]) => count > own && isOneTypoApart(host, other))
    .filter(([other]) => withoutFigures(other) !== withoutFigures(host))
    .sort(([, a], [, b]) => b - a)
  return likely?.[0] ?? null
}

const withoutFigures = (host: string) => host.replace(/\d/g, '')
