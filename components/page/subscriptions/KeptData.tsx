import { frenchDay } from '@/text/french-date'
import { frenchTypography } from '@/text/typography'

/** A page by its title as visitors read it, and its path with a leading slash. */
export type Place = { title: string; path: string }

/** One subscription as its holder sees it. `place`: null where the page is not public any more. */
export type Kept = {
  id: string
  place: Place | null
  wording: string
  confirmedAt: Date
  toldAt: Date | null
}

export const PlaceLink = ({ place }: { place: Place }) => (
  <a href={place.path}>{frenchTypography(place.title)}</a>
)

/** What only a press does: programs of mailboxes open links. Sent to the address of the page itself. */
export const Press = ({ children, value }: { children: string; value?: string }) => (
  <form method="post">
    <button className="fr-btn" type="submit" {...(value && { name: 'inscription', value })}>
      {children}
    </button>
  </form>
)

/** All that is kept of whoever reads letters at `address`, each with its way out. */
export function KeptData({ address, kept }: { address: string; kept: Kept[] }) {
  if (kept.length === 0) {
    return (
      <p className="fr-text--lead">
        Nous ne gardons rien sur l’adresse <strong>{address}</strong>.
      </p>
    )
  }
  return (
    <>
      <p className="fr-text--lead">
        Ce que nous gardons sur l’adresse <strong>{address}</strong>
        {'\u00a0'}:
      </p>
      {kept.map(({ id, place, wording, confirmedAt, toldAt }) => (
        <section key={id}>
          <h2>{place ? <PlaceLink place={place} /> : 'Page qui n’est plus publiée'}</h2>
          <p>
            Accepté le {frenchDay(confirmedAt)}
            {'\u00a0'}: «{'\u00a0'}
            {wording}
            {'\u00a0'}»
          </p>
          {toldAt && <p>L’ouverture vous a été annoncée le {frenchDay(toldAt)}.</p>}
          <Press value={id}>Effacer cette inscription</Press>
        </section>
      ))}
    </>
  )
}
