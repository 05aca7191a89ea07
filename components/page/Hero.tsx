import { Breadcrumb, breadcrumbOf } from '@/components/dsfr/Breadcrumb'
import type { PageView, SiteView } from '@/components/views'
import { Markdown } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

import { CallStateLine } from './CallStateLine'
import { MainAction } from './MainAction'

type HeroProps = { page: PageView; site: SiteView }

/** Top of a page. The call's state comes right under the title: a phone shows it without scrolling. */
export function Hero({ page, site }: HeroProps) {
  const { title, introduction } = page.hero
  return (
    <div className="eig-hero">
      <div className="fr-container">
        <Breadcrumb items={breadcrumbOf(page)} />
        <h1>{frenchTypography(title)}</h1>
        {page.call && <CallStateLine state={page.call.state} />}
        <div className="eig-hero__introduction">
          <Markdown
            text={introduction}
            startLevel={1}
            images={page.images}
            siteUrl={site.url}
            id="accroche"
          />
        </div>
        <MainAction page={page} site={site} />
      </div>
    </div>
  )
}
