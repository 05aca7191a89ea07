import Script from 'next/script'
import type { ReactNode } from 'react'

import { SiteFrame } from '@/components/page/SiteFrame'
import { readAssets } from '@/lib/assets'
import { frenchTypography } from '@/lib/typography'
import type { SiteView } from '@/lib/views'

type PreviewFrameProps = { title: string; site: SiteView; notice: ReactNode; children: ReactNode }

/**
 * The public page's frame inside a page of Next, whose head React fills. DSFR's modules change the document: they run
 * once React has read it, one after the other as they stand.
 */
export function PreviewFrame({ title, site, notice, children }: PreviewFrameProps) {
  const assets = readAssets()
  return (
    <>
      <title>{frenchTypography(`Simulation – ${title || 'Page sans titre'} – ${site.name}`)}</title>
      <meta name="robots" content="noindex, nofollow" />
      <SiteFrame site={site} assets={assets} notice={notice}>
        {children}
      </SiteFrame>
      {assets.scripts.map((src) => (
        <Script key={src} src={src} type="module" async={false} crossOrigin="anonymous" />
      ))}
    </>
  )
}
