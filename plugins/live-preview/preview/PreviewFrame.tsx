import Script from 'next/script'
import type { ReactNode } from 'react'

import { SiteFrame } from '@/components/page/Document'
import type { SiteView } from '@/components/views'
import { readAssets } from '@/platform/assets'
import { frenchTypography } from '@/text/typography'

type PreviewFrameProps = {
  title: string
  /** Path of the page, with a leading slash. */
  path: string
  site: SiteView
  notice: ReactNode
  children: ReactNode
}

/**
 * The public page's frame inside a Next page, whose head React fills. The site's script changes attributes of `<html>`, so it
 * only runs after React has hydrated it.
 */
export function PreviewFrame({ title, path, site, notice, children }: PreviewFrameProps) {
  return (
    <>
      <title>{frenchTypography(`Simulation – ${title || 'Page sans titre'} – ${site.name}`)}</title>
      <meta name="robots" content="noindex, nofollow" />
      <SiteFrame site={site} path={path} notice={notice}>
        {children}
      </SiteFrame>
      <Script src={readAssets().script} />
    </>
  )
}
