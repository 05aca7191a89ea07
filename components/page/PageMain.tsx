import type { PageView, SiteView } from '@/components/views'
import { BackToTop } from '@/components/dsfr/BackToTop'
import { Section } from '@/sections/Section'

import { Hero } from './Hero'
import { MainAction } from './MainAction'
import { Neighbours } from './Neighbours'
import { PrivacyNotice } from './subscriptions/PrivacyNotice'
import { Summary, summaryOf } from './Summary'

type PageMainProps = { page: PageView; site: SiteView }

/** With more headings than these, a page is read by jumping from one to the other. */
const AT_A_GLANCE = 3

/**
 * All that a page says, to stand in its `<main>`: hero, sections, the actions again once everything is read, and where to
 * go next. A long one begins with its summary, which a large screen keeps in sight beside the sections.
 */
export function PageMain({ page, site }: PageMainProps) {
  const summary = summaryOf(page.sections)
  const isLong = summary.length > AT_A_GLANCE
  return (
    <>
      <Hero page={page} site={site} />
      <div className="fr-container eig-sections">
        <div className={isLong ? 'eig-beside' : undefined}>
          {isLong && <Summary links={summary} />}
          <div>
            {page.sections.map((section) => (
              <Section key={section.id} section={section} images={page.images} siteUrl={site.url} />
            ))}
            {site.writesLetters && site.requiredPages.privacy === page.path && (
              <PrivacyNotice site={site} isOnPrivacyPage />
            )}
          </div>
        </div>
        <MainAction page={page} site={site} />
        <Neighbours neighbours={page.neighbours} site={site} />
        {isLong && <BackToTop />}
      </div>
    </>
  )
}
