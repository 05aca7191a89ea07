import { LinkGroup } from '@/components/dsfr/Link'
import { type SectionProps, SectionFrame } from '@/sections/SectionFrame'

/** Every published page, so that visitors find each one without its address (RGAA 4.1, criterion 12.1). */
export function SiteMap({ section, siteUrl }: SectionProps<'siteMap'>) {
  const { title, pages } = section
  if (!title && pages.length === 0) return null
  return (
    <SectionFrame section={section}>
      {pages.length > 0 && <LinkGroup links={pages} siteUrl={siteUrl} />}
    </SectionFrame>
  )
}
