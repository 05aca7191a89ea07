import { type SectionProps, SectionFrame } from '@/sections/SectionFrame'
import { srcSetOf, type ImageView } from '@/text/markdown/images'
import { frenchTypography } from '@/text/typography'

/** An image as DSFR « Média », or only its words if there is no image. */
export function Picture({ section: { image, caption, credit } }: SectionProps<'picture'>) {
  const words = [caption, credit && `Crédit : ${credit}`].filter(Boolean).join(' – ')
  if (!image && !words) return null
  const legend = frenchTypography(words)
  return (
    <SectionFrame section={{}} isProse>
      {/* RGAA 1.9: its caption is its name. axe refuses the `role="group"` of DSFR, because a figure already has a role. */}
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

/** `sizes`: the width at which it is shown, from which browsers choose the file (HTML, `img`). */
type LibraryImageProps = { image: ImageView; sizes: string }

/** DSFR « Média », image alone: a library image in the width that suits the screen. */
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
