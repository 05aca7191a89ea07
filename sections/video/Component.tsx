import { Heading } from '@/components/dsfr/Heading'
import { Link } from '@/components/dsfr/Link'
import { Picture } from '@/components/dsfr/Picture'
import type { SectionProps } from '@/sections/props'
import { SectionFrame } from '@/sections/SectionFrame'
import { Markdown } from '@/text/markdown'

/**
 * A way to a video, and all that is said in it (RGAA 4.1): DSFR « Transcription » wants a script, so `details` unfolds it as
 * it does an answer.
 */
export function Video({ section, images, siteUrl }: SectionProps<'video'>) {
  const { id, title, image, link, transcript } = section
  const hasTranscript = transcript.children.length > 0
  if (!title && !image && !link && !hasTranscript) return null
  const level = title ? 3 : 2
  return (
    <SectionFrame section={section} isProse>
      {image && <Picture image={image} sizes="(min-width: 50rem) 50rem, 100vw" />}
      {link && (
        <p>
          <Link className="fr-link" link={link} siteUrl={siteUrl} about={title} />
        </p>
      )}
      {hasTranscript && (
        <details className="eig-accordion">
          <summary className="eig-accordion__summary">
            <Heading level={level} className="eig-accordion__title">
              Transcription
            </Heading>
          </summary>
          <div className="eig-accordion__answer">
            <Markdown
              text={transcript}
              startLevel={level}
              images={images}
              siteUrl={siteUrl}
              id={id}
            />
          </div>
        </details>
      )}
    </SectionFrame>
  )
}
