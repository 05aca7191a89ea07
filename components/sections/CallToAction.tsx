import { ButtonLinks } from '@/components/dsfr/ButtonLinks'
import { Callout } from '@/components/dsfr/Callout'
import { Markdown } from '@/lib/markdown'

import type { SectionProps } from '.'

/** What a visitor is invited to do, as DSFR « Mise en avant ». */
export function CallToAction({ section, images, siteUrl }: SectionProps<'callToAction'>) {
  const { id, title, bodyMarkdown, link } = section
  if (!title && !bodyMarkdown.trim() && !link) return null
  return (
    <section className="eig-section eig-prose">
      <Callout title={title}>
        <Markdown
          source={bodyMarkdown}
          startLevel={title ? 2 : 1}
          images={images}
          siteUrl={siteUrl}
          id={id}
        />
        <ButtonLinks primary={link} secondary={null} siteUrl={siteUrl} />
      </Callout>
    </section>
  )
}
