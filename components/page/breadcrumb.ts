import type { BreadcrumbItem } from '@/components/dsfr/Breadcrumb'
import type { PageView } from '@/components/views'
import { frenchTypography } from '@/text/typography'

/**
 * The way from the home page to `page` (at `/participer/administrations`). A part of its address that has no page of its
 * own is named by its words (`appels-passes` → « Appels passes »).
 */
export function breadcrumbOf({
  path,
  title,
  neighbours,
}: Pick<PageView, 'path' | 'title' | 'neighbours'>): BreadcrumbItem[] {
  const slugs = path.split('/').filter(Boolean).slice(0, -1)
  const ancestors = slugs.map((slug, index): BreadcrumbItem => {
    const href = `/${slugs.slice(0, index + 1).join('/')}`
    const page = neighbours.ancestors.find((ancestor) => ancestor.href === href)
    return page
      ? { label: frenchTypography(page.label), href }
      : { label: capitalized(slug.replaceAll('-', ' ')), href: null }
  })
  return [
    { label: 'Accueil', href: '/' },
    ...ancestors,
    { label: frenchTypography(title), href: null },
  ]
}

function capitalized(words: string): string {
  return words.charAt(0).toLocaleUpperCase('fr') + words.slice(1)
}
