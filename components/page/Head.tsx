import type { SiteView } from '@/components/views'
import type { Assets } from '@/platform/assets'
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

type HeadFilesProps = { assets: Assets }

/** What every page's head loads but scripts: icons, fonts of the first screen, style sheets. */
export function HeadFiles({ assets }: HeadFilesProps) {
  return (
    <>
      <meta name="theme-color" content="#000091" />
      <link rel="icon" href={assets.favicon.svg} type="image/svg+xml" />
      <link rel="apple-touch-icon" href={assets.favicon.appleTouch} />
      {assets.fonts.map((href) => (
        <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="" />
      ))}
      {assets.styles.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
    </>
  )
}
