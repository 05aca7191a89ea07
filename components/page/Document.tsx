import type { ReactNode } from 'react'

import { LANDMARKS, SkipLinks } from '@/components/dsfr/SkipLinks'
import { ThemeModal } from '@/components/dsfr/Theme'
import type { SiteView } from '@/components/views'
import { readAssets } from '@/platform/assets'
import { frenchTypography } from '@/text/typography'

import { Footer } from './Footer'
import { Header } from './Header'
import { Notice } from './Notices'

type DocumentProps = {
  title: string
  /** Said after the title in the tab and by search engines, '' for nothing: what is true of the page today. */
  state?: string
  /** Plain text; `markdownToPlainText` makes it from an introduction. */
  description?: string
  /** Address of the page, with a leading slash; none where it has none of its own (errors). */
  path?: string
  site: SiteView
  /** Content of the robots meta, such as `noindex`. */
  robots?: string
  /** More of its head, such as what it says to machines. */
  head?: ReactNode
  /** Above the header: the links of staff, or what a shared draft says of itself. */
  notice?: ReactNode
  /** Inside of `<main>`. */
  children: ReactNode
}

/**
 * A whole page, to be written after `<!DOCTYPE html>`. Everything it loads is a file of its own, so that a content
 * security policy can refuse inline code.
 */
export function Document(props: DocumentProps) {
  const { title, state, description = '', path, site, robots, head, notice, children } = props
  const assets = readAssets()
  return (
    <html lang="fr" data-fr-scheme="system">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{frenchTypography([title, state, site.name].filter(Boolean).join(' – '))}</title>
        {description && <meta name="description" content={description} />}
        {robots && <meta name="robots" content={robots} />}
        {path && <link rel="canonical" href={site.url + path} />}
        {path && <ShareTags {...{ title, description, path, site }} image={assets.shareImage} />}
        <link
          rel="alternate"
          type="application/atom+xml"
          title="Actualité des appels à projets"
          href="/appels.atom"
        />
        <link
          rel="alternate"
          type="text/calendar"
          title="Calendrier des appels à projets"
          href="/appels.ics"
        />
        <script src={assets.script}></script>
        <HeadFiles />
        {head}
      </head>
      {/* What paper ends with (styles/print.css). */}
      <body data-address={path ? site.url + path : undefined}>
        <SiteFrame site={site} path={path ?? null} notice={notice}>
          {children}
        </SiteFrame>
      </body>
    </html>
  )
}

type ShareTagsProps = {
  title: string
  description: string
  path: string
  site: SiteView
  /** Address of the picture of the whole site, `styles/share.png`. */
  image: string
}

/** What networks and messengers show of a link to the page (https://ogp.me; the last one for X). */
function ShareTags({ title, description, path, site, image }: ShareTagsProps) {
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

/** What every page's head loads but scripts: icons, fonts of the first screen, style sheets. */
export function HeadFiles() {
  const assets = readAssets()
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

type SiteFrameProps = {
  site: SiteView
  /** Path of the page, with a leading slash; null where it has none of its own. */
  path: string | null
  /** A notice above the header, such as that of a simulation. */
  notice?: ReactNode
  children: ReactNode
}

/** What surrounds every page's `<main>`, from skip links to display settings: the inside of `<body>`. */
export function SiteFrame({ site, path, notice, children }: SiteFrameProps) {
  return (
    <>
      <SkipLinks />
      {notice}
      <Header site={site} path={path} />
      {site.notice && <Notice notice={site.notice} siteUrl={site.url} />}
      <main id={LANDMARKS.content} role="main" tabIndex={-1}>
        {children}
      </main>
      <Footer site={site} />
      <ThemeModal />
    </>
  )
}
