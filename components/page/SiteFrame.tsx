import type { ReactNode } from 'react'

import { LANDMARKS, SkipLinks } from '@/components/dsfr/SkipLinks'
import { ThemeModal } from '@/components/dsfr/Theme'
import type { SiteView } from '@/components/views'
import type { Assets } from '@/platform/assets'

import { Footer } from './Footer'
import { Header } from './Header'
import { Notice } from './Notice'

type SiteFrameProps = {
  site: SiteView
  assets: Assets
  /** Path of the page, with a leading slash; null where it has none of its own. */
  path: string | null
  /** A notice above the header, such as that of a simulation. */
  notice?: ReactNode
  children: ReactNode
}

/** What surrounds every page's `<main>`, from skip links to display settings: the inside of `<body>`. */
export function SiteFrame({ site, assets, path, notice, children }: SiteFrameProps) {
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
      <ThemeModal artwork={assets.artwork} />
    </>
  )
}
