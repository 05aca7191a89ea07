import { Breadcrumb, breadcrumbOf } from '@/components/dsfr/Breadcrumb'
import type { PageView } from '@/components/views'
import { frenchMoment } from '@/text/french-date'
import { frenchTypography } from '@/text/typography'

import { versionHref } from '../address'
import type { Entry, PageChanges } from '../changes'
import { EntryChanges } from './EntryChanges'

type ChangesProps = { page: PageView; changes: PageChanges }

/** The public record of the changes of a page with a call, newest first. */
export function Changes({ page, changes }: ChangesProps) {
  const { entries, older, start } = changes
  const items = breadcrumbOf(page).with(-1, {
    label: frenchTypography(page.title),
    href: page.path,
  })
  return (
    <>
      <div className="eig-hero">
        <div className="fr-container">
          <Breadcrumb items={[...items, { label: 'Ce qui a changé', href: null }]} />
          <h1>Ce qui a changé</h1>
          <div className="eig-hero__introduction">
            <p>
              Chaque changement publié de la page{' '}
              <a href={page.path}>{frenchTypography(`« ${page.title} »`)}</a>, du plus récent au
              plus ancien. Les heures sont celles de Paris.
            </p>
          </div>
        </div>
      </div>
      <div className="fr-container eig-sections">
        {entries.length === 0 && (
          <p>
            Aucun changement {sinceWords(start)} <Moment at={start.at} />.
          </p>
        )}
        {entries.map((entry) => (
          <EntrySection key={entry.id} entry={entry} path={page.path} />
        ))}
        {older > 0 && (
          <p>
            {older === 1
              ? 'Un changement plus ancien n’est pas affiché.'
              : `${older} changements plus anciens ne sont pas affichés.`}
          </p>
        )}
        <p>
          {firstWords(start)} <Moment at={start.at} />.{' '}
          {start.isWithdrawn ? (
            'Le contenu de cette version a été retiré.'
          ) : (
            <a href={versionHref(page.path, start.at)}>Voir la page ce jour-là</a>
          )}
        </p>
      </div>
    </>
  )
}

const isKnownFromTheStart = ({ kind }: Entry) => kind !== 'start'

const sinceWords = (start: Entry): string =>
  isKnownFromTheStart(start)
    ? 'depuis l’annonce de l’appel, le'
    : 'depuis l’ouverture de ce suivi, le'

const firstWords = (start: Entry): string =>
  isKnownFromTheStart(start) ? 'L’appel a été annoncé sur cette page le' : 'Ce suivi commence le'

const Moment = ({ at }: { at: Date }) => <time dateTime={at.toISOString()}>{frenchMoment(at)}</time>

type EntrySectionProps = { entry: Entry; path: string }

/** One change: a minor one is collapsed. */
function EntrySection({ entry, path }: EntrySectionProps) {
  const title = <Moment at={entry.at} />
  if (!entry.isMinor) {
    return (
      <section className="eig-section">
        <h2>{title}</h2>
        <EntryChanges entry={entry} path={path} />
      </section>
    )
  }
  return (
    <details className="eig-accordion">
      <summary className="eig-accordion__summary">
        <h2 className="eig-accordion__title">Changement mineur du {title}</h2>
      </summary>
      <div className="eig-accordion__answer">
        <EntryChanges entry={entry} path={path} />
      </div>
    </details>
  )
}
