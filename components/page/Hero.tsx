import { Breadcrumb, breadcrumbOf } from '@/components/dsfr/Breadcrumb'
import { ButtonLinks } from '@/components/dsfr/Link'
import type { PageView } from '@/components/views'
import { Markdown } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

import { CallStateLine } from './CallStateLine'

type HeroProps = { page: PageView; siteUrl: string }

/** Top of a page. The call's state comes right under the title: a phone shows it without scrolling. */
export function Hero({ page, siteUrl }: HeroProps) {
  const { title, introduction, applyLink, rulesLink } = page.hero
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
            siteUrl={siteUrl}
            id="accroche"
          />
        </div>
        <ButtonLinks primary={applyLink} secondary={rulesLink} siteUrl={siteUrl} />
      </div>
    </div>
  )
}
