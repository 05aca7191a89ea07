import type { SectionProps } from '@/sections/props'
import { SectionFrame } from '@/sections/SectionFrame'
import { Markdown } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

/** DSFR « Alerte »; small without a title. It was there when the page came: no `role` announces it. */
export function Alert({ section, images, siteUrl }: SectionProps<'alert'>) {
  const { id, anchor, title, body, severity } = section
  if (!title && body.children.length === 0) return null
  const kind = severity === 'warning' ? 'fr-alert fr-alert--warning' : 'fr-alert fr-alert--info'
  return (
    <SectionFrame section={{ anchor }} isProse>
      <div className={title ? kind : `${kind} fr-alert--sm`}>
        {title && <h2 className="fr-alert__title">{frenchTypography(title)}</h2>}
        <Markdown
          text={body}
          startLevel={title ? 2 : 1}
          images={images}
          siteUrl={siteUrl}
          id={id}
        />
      </div>
    </SectionFrame>
  )
}
