import type { ReactNode } from 'react'

import { LANDMARKS, SkipLinks } from '@/components/dsfr/SkipLinks'
import { ThemeModal } from '@/components/dsfr/Theme'
import type { SiteView } from '@/components/views'
import type { Assets } from '@/platform/assets'

import { Footer } from './Footer'
import { Header } from './Header'

type SiteFrameProps = {
  site: SiteView
  assets: Assets
  /** A notice above the header, such as that of a simulation. */
  notice?: ReactNode
  children: ReactNode
}

/** What surrounds every page's `<main>`, from skip links to display settings: the inside of `<body>`. */
export function SiteFrame({ site, assets, notice, children }: SiteFrameProps) {
  return (
    <>
      <SkipLinks />
      {notice}
      <Header site={site} />
      <main id={LANDMARKS.content} role="main" tabIndex={-1}>
        {children}
      </main>
      <Footer site={site} />
      <ThemeModal artwork={assets.artwork} />
    </>
  )
}
