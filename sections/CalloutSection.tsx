import type { ReactNode } from 'react'

import { Callout } from '@/components/dsfr/Callout'
import { SectionFrame } from '@/sections/SectionFrame'
import { Markdown } from '@/text/markdown'

import type { SectionProps } from './props'

type CalloutSectionProps = SectionProps<'closedCall' | 'callToAction'> & { children?: ReactNode }

/** The title and the text of a section as DSFR « Mise en avant », then `children`; nothing when there is none of them. */
export function CalloutSection({ section, images, siteUrl, children }: CalloutSectionProps) {
  const { id, anchor, title, body } = section
  if (!title && body.children.length === 0 && !children) return null
  return (
    <SectionFrame section={{ anchor }} isProse>
      <Callout title={title}>
        <Markdown
          text={body}
          startLevel={title ? 2 : 1}
          images={images}
          siteUrl={siteUrl}
          id={id}
        />
        {children}
      </Callout>
    </SectionFrame>
  )
}
