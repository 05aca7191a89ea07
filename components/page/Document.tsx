import type { ReactNode } from 'react'

import { LANDMARKS, SkipLinks } from '@/components/dsfr/SkipLinks'
import { ThemeModal } from '@/components/dsfr/Theme'
import type { SiteView } from '@/components/views'
import { readAssets } from '@/platform/assets'
import { frenchTypography } from '@/text/typography'

import { Footer } from './Footer'
import { Header } from './Header'
import { Notice } from './Notices'
import { slot } from './slots'

type DocumentProps = {
  title: string
  /** Shown after the title in tabs and search results, for example the current state of the call; '' for nothing. */
  state?: string
  /** Plain text; `markdownToPlainText` makes it from an introduction. */
  description?: string
  /** The page's path, with a leading slash; absent for pages without their own address (errors). */
  path?: string
  site: SiteView
  /** Content of the robots meta, such as `noindex`. */
  robots?: string
  /** More elements of the head, such as structured data. */
  head?: ReactNode
  /** Shown above the header: staff links, or the notice of a shared draft. */
  notice?: ReactNode
  /** The content of `<main>`. */
  children: ReactNode
}

/**
 * A whole page, to send after `<!DOCTYPE html>`. It only loads separate files, so that a content security policy can refuse
 * inline code.
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
        {slot('alternates').map((alternate) => (
          <link key={alternate.href} rel="alternate" {...alternate} />
        ))}
        <script src={assets.script}></script>
        <HeadFiles />
        {head}
      </head>
      {/* Printed at the end of the page (styles/print.css). */}
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
  /** Address of the site's share image, `styles/share.png`. */
  image: string
}

/** The metadata that social networks and messengers show about a link (https://ogp.me; the last tag is for X). */
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
    // The text in the image.
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

/** The head elements of every page, except scripts: icons, fonts of the first screen, style sheets. */
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
  /** Path of the page, with a leading slash; null for a page without its own address. */
  path: string | null
  /** A notice above the header, such as a simulation's. */
  notice?: ReactNode
  children: ReactNode
}

/** The content of `<body>` around a page's `<main>`, from skip links to display settings. */
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
