import type { BreadcrumbItem } from '@/components/dsfr/Breadcrumb'
import { frenchTypography } from '@/lib/typography'

/**
 * The way from the home page to `path` (`/participer/administrations`). The parts between have no page of their own:
 * their words are read from the address (`appels-passes` → « Appels passes »).
 */
export function breadcrumbOf(path: string, title: string): BreadcrumbItem[] {
  const ancestors = path.split('/').filter(Boolean).slice(0, -1)
  return [
    { label: 'Accueil', href: '/' },
    ...ancestors.map((slug) => ({ label: capitalized(slug.replaceAll('-', ' ')), href: null })),
    { label: frenchTypography(title), href: null },
  ]
}

function capitalized(words: string): string {
  return words.charAt(0).toLocaleUpperCase('fr') + words.slice(1)
}
