import { hostOf } from '@/text/site-path'

import { warning, type ContentContext, type Finding } from './finding'
import { isOneTypoApart } from './typo'

/**
 * « Démarches simplifiées », where calls of the State take applications: its address since January 2026, then its former
 * one. Both are spelled correctly, however often the content misspells them.
 */
const KNOWN = ['demarche.numerique.gouv.fr', 'demarches-simplifiees.fr']

/** Shorter hosts, such as those of link shorteners, are too similar to one another to detect a typo. */
const SHORTEST = 7

/**
 * Returns a warning when the host of `target` is one typo away from a known host, from the host of the site, or from a host
 * that the content links to more often. `instead` is the same address at the likely host.
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
  // A host in another alphabet is written differently from the form that is compared.
  const instead = target.slice(0, at) + likely + target.slice(at + host.length)
  return [warning(target, message, at < 0 ? undefined : [instead])]
}

/** Counts the `targets` that lead to each host, ignoring `www.`. */
export function countHosts(targets: string[]): Record<string, number> {
  const uses: Record<string, number> = {}
  for (const target of targets) {
    const host = hostOf(target)
    if (host) uses[host] = (uses[host] ?? 0) + 1
  }
  return uses
}

/**
 * Returns the host that the author probably meant: one typo apart from `host`, and used more by the published content.
 * Returns null if there is none. Hosts that differ only by a digit, such as `eig6` and `eig7`, differ on purpose.
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
