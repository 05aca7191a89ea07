import { type SectionProps, SectionFrame } from '@/sections/SectionFrame'
import { srcSetOf, type ImageView } from '@/text/markdown/images'
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
            <LibraryImage image={image} sizes="(min-width: 50rem) 50rem, 100vw" />
          </div>
        )}
        {legend && <figcaption className="fr-content-media__caption">{legend}</figcaption>}
      </figure>
    </SectionFrame>
  )
}

/** `sizes`: how wide it is shown, as browsers choose the file by it (HTML, `img`). */
type LibraryImageProps = { image: ImageView; sizes: string }

/** DSFR « Média », image alone: one of the library, in the width that suits the screen. */
export function LibraryImage({
  image: { src, alt, width, height, widths },
  sizes,
}: LibraryImageProps) {
  return (
    <img
      className="fr-responsive-img"
      src={src}
      {...(widths.length > 1 && { srcSet: srcSetOf(widths), sizes })}
      alt={alt}
      width={width}
      height={height}
      loading="lazy"
    />
  )
}
