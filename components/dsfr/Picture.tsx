import { srcSetOf, type ImageView } from '@/text/markdown/images'

/** `sizes`: how wide it is shown, as browsers choose the file by it (HTML, `img`). */
type PictureProps = { image: ImageView; sizes: string }

/** DSFR « Média », image alone: one of the library, in the width that suits the screen. */
export function Picture({ image: { src, alt, width, height, widths }, sizes }: PictureProps) {
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
