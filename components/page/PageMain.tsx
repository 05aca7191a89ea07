import type { PageView, SiteView } from '@/components/views'
import { Section } from '@/sections/Section'

import { Hero } from './Hero'
import { MainAction } from './MainAction'
import { Neighbours } from './Neighbours'

type PageMainProps = { page: PageView; site: SiteView }

/**
 * All that a page says, to stand in its `<main>`: hero, sections, the actions again once everything is read, and where to
 * go next.
 */
export function PageMain({ page, site }: PageMainProps) {
  return (
    <>
      <Hero page={page} site={site} />
      <div className="fr-container eig-sections">
        {page.sections.map((section) => (
          <Section key={section.id} section={section} images={page.images} siteUrl={site.url} />
        ))}
        <MainAction page={page} site={site} />
        <Neighbours neighbours={page.neighbours} site={site} />
      </div>
    </>
  )
}
