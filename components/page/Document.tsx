import type { ReactNode } from 'react'

import type { SiteView } from '@/components/views'
import type { Assets } from '@/platform/assets'
import { frenchTypography } from '@/text/typography'

import { HeadFiles, ShareTags } from './Head'
import { SiteFrame } from './SiteFrame'

type DocumentProps = {
  title: string
  /** Said after the title in the tab and by search engines, '' for nothing: what is true of the page today. */
  state?: string
  /** Plain text, '' for none; `markdownToPlainText` makes it from an introduction. */
  description: string
  /** Address of the page, with a leading slash; null where it has none of its own (errors). */
  path: string | null
  site: SiteView
  assets: Assets
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
  const { title, state, description, path, site, assets, robots, head, notice, children } = props
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
        <HeadFiles assets={assets} />
        {head}
      </head>
      {/* What paper ends with (styles/print.css). */}
      <body data-address={path ? site.url + path : undefined}>
        <SiteFrame site={site} assets={assets} path={path} notice={notice}>
          {children}
        </SiteFrame>
      </body>
    </html>
  )
}
