import { AUDIT, stateWord } from '@/components/rgaa/audit'
import type { LinkView, SiteView } from '@/components/views'
import type { Purpose } from '@/fields/purpose'

/**
 * The links that DSFR « Pied de page » asks for, in its order. The state of accessibility is said even before its
 * statement has a page (décret n° 2019-768, article 5); what else has none is left out.
 */
const REQUIRED: { purpose: Purpose; label: string }[] = [
  { purpose: 'siteMap', label: 'Plan du site' },
  { purpose: 'accessibility', label: `Accessibilité\u00a0: ${stateWord(AUDIT.state)}` },
  { purpose: 'legal', label: 'Mentions légales' },
  { purpose: 'privacy', label: 'Données personnelles' },
]

/** What stands at the bottom of every page, in order; `href` null for words that lead nowhere. */
type FooterItem = { label: string; href: string | null }

/** The items of the footer of `site`: what the law asks for, then its own links but those that are there already. */
export function footerItems(site: SiteView): FooterItem[] {
  const required = REQUIRED.flatMap(({ purpose, label }): FooterItem[] => {
    const href = site.requiredPages[purpose] ?? null
    return href || purpose === 'accessibility' ? [{ label, href }] : []
  })
  // The address itself: some can only copy it, or write it down.
  const contact: LinkView[] = site.contactEmail
    ? [{ label: site.contactEmail, href: `mailto:${site.contactEmail}` }]
    : []
  const own = [...site.footerLinks, ...contact].filter(
    ({ href }) => !required.some((item) => item.href === href),
  )
  return [...required, ...own]
}
