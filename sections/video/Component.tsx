import { Link } from '@/components/dsfr/Link'
import { LibraryImage } from '@/sections/picture/Component'
import { Unfolding } from '@/sections/questions/Component'
import { SectionFrame, type SectionProps } from '@/sections/SectionFrame'
import { Markdown } from '@/text/markdown'

/** A link to a video, and its transcript (RGAA 4.1). DSFR « Transcription » needs a script; `details` does not. */
export function Video({ section, images, siteUrl }: SectionProps<'video'>) {
  const { id, title, image, link, transcript } = section
  const hasTranscript = transcript.children.length > 0
  if (!title && !image && !link && !hasTranscript) return null
  const level = title ? 3 : 2
  return (
    <SectionFrame section={section} isProse>
      {image && <LibraryImage image={image} sizes="(min-width: 50rem) 50rem, 100vw" />}
      {link && (
        <p>
          <Link className="fr-link" link={link} siteUrl={siteUrl} about={title} />
        </p>
      )}
      {hasTranscript && (
        <Unfolding level={level} title="Transcription">
          <Markdown
            text={transcript}
            startLevel={level}
            images={images}
            siteUrl={siteUrl}
            id={id}
          />
        </Unfolding>
      )}
    </SectionFrame>
  )
}
