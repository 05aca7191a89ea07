import { Picture as SizedPicture } from '@/components/dsfr/Picture'
import type { SectionProps } from '@/sections/props'
import { SectionFrame } from '@/sections/SectionFrame'
import { frenchTypography } from '@/text/typography'

/** An image as DSFR « Média »; without one, its words alone. */
export function Picture({ section: { image, caption, credit } }: SectionProps<'picture'>) {
  const words = [caption, credit && `Crédit : ${credit}`].filter(Boolean).join(' – ')
  if (!image && !words) return null
  const legend = frenchTypography(words)
  return (
    <SectionFrame section={{}} isProse>
      {/* RGAA 1.9: its name is its caption. DSFR's `role="group"` is refused by axe: it has one by itself. */}
      <figure className="fr-content-media" aria-label={legend || undefined}>
        {image && (
          <div className="fr-content-media__img">
            <SizedPicture image={image} sizes="(min-width: 50rem) 50rem, 100vw" />
          </div>
        )}
        {legend && <figcaption className="fr-content-media__caption">{legend}</figcaption>}
      </figure>
    </SectionFrame>
  )
}
