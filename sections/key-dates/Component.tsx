import { Link } from '@/components/dsfr/Link'
import { DateList } from '@/sections/Milestones'
import type { SectionProps } from '@/sections/props'
import { SectionFrame } from '@/sections/SectionFrame'
import { Markdown } from '@/text/markdown'

/** The dates of the call, in order, then how to keep them at hand. */
export function KeyDates({ section, images, siteUrl }: SectionProps<'keyDates'>) {
  const { id, title, body, milestones, calendar } = section
  if (milestones.length === 0 && body.children.length === 0) return null
  const address = `${siteUrl}/appels.ics`
  return (
    <SectionFrame section={section} isProse>
      <Markdown text={body} startLevel={title ? 2 : 1} images={images} siteUrl={siteUrl} id={id} />
      {milestones.length > 0 && <DateList dates={milestones} />}
      {calendar && milestones.some(({ time }) => time.kind !== 'text') && (
        <>
          <p>
            <a className="fr-link fr-link--download" href={calendar} download>
              Ajouter ces dates à mon agenda{' '}
              <span className="fr-link__detail">iCalendar (ICS)</span>
            </a>
          </p>
          <p>
            Pour suivre les dates de tous les appels, même si elles changent, abonnez votre agenda à
            cette adresse&nbsp;: <Link link={{ label: address, href: address }} siteUrl={siteUrl} />
          </p>
        </>
      )}
    </SectionFrame>
  )
}
