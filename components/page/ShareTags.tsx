import type { SiteView } from '@/components/views'
import { frenchTypography } from '@/text/typography'

type ShareTagsProps = {
  title: string
  description: string
  path: string
  site: SiteView
  /** Address of the picture of the whole site, `styles/share.png`. */
  image: string
}

/** What networks and messengers show of a link to the page (https://ogp.me; the last one for X). */
export function ShareTags({ title, description, path, site, image }: ShareTagsProps) {
  const properties = {
    'og:type': 'website',
    'og:locale': 'fr_FR',
    'og:site_name': frenchTypography(site.name),
    'og:title': frenchTypography(title),
    ...(description && { 'og:description': description }),
    'og:url': site.url + path,
    'og:image': site.url + image,
    'og:image:type': 'image/png',
    'og:image:width': 1200,
    'og:image:height': 630,
    // What is drawn there.
    'og:image:alt':
      'République française. Entrepreneurs d’intérêt général, Direction interministérielle du numérique',
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
