import { CARD } from '@/lib/share-image/format'
import { shareImageAddress } from '@/lib/share-image/address'
import { frenchTypography } from '@/lib/typography'
import type { SiteView } from '@/lib/views'

type ShareTagsProps = { title: string; description: string; path: string; site: SiteView }

/** What networks and messengers show of a link to the page (https://ogp.me; the last one for X). */
export function ShareTags({ title, description, path, site }: ShareTagsProps) {
  const image = site.url + shareImageAddress(path, title, site.name)
  const properties = {
    'og:type': 'website',
    'og:locale': 'fr_FR',
    'og:site_name': frenchTypography(site.name),
    'og:title': frenchTypography(title),
    ...(description && { 'og:description': description }),
    'og:url': site.url + path,
    'og:image': image,
    'og:image:type': CARD.type,
    'og:image:width': CARD.width,
    'og:image:height': CARD.height,
    'og:image:alt': frenchTypography(`${title} – ${site.name}`),
  }
  return (
    <>
      {Object.entries(properties).map(([property, content]) => (
        <meta key={property} property={property} content={String(content)} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}
