import { Document } from '@/components/page/Document'
import type { SiteView } from '@/components/views'
import { frenchDay } from '@/text/french-date'
import { frenchTypography } from '@/text/typography'

import { consentWording, LINK, SUBSCRIPTIONS_PATH } from '../rules'
import { AddressForm, type Typed } from './AddressForm'
import { PrivacyNotice } from './PrivacyNotice'

/** The screens of a visitor who subscribes to an opening. `fault`: the error in what they typed, in French. */
export type SubscriptionScreen =
  | { kind: 'ask'; place: SubscribedPage; typed: Typed; fault: string | null }
  | { kind: 'open'; place: SubscribedPage }
  | { kind: 'sent' }
  | { kind: 'confirm'; place: SubscribedPage; lastDays: boolean }
  | { kind: 'confirmed'; place: SubscribedPage }
  | { kind: 'leave' }
  | { kind: 'left' }
  | { kind: 'askData'; typed: Typed; fault: string | null }
  | { kind: 'data'; address: string; kept: Kept[] }
  | { kind: 'over' }

type SubscriptionDocumentProps = { screen: SubscriptionScreen; site: SiteView }

/**
 * The page that shows `screen`, not indexed by search engines. When the form has an error, the title starts with « Erreur ».
 */
export function SubscriptionDocument({ screen, site }: SubscriptionDocumentProps) {
  const title = TITLES[screen.kind]
  const isFaulty = 'fault' in screen && screen.fault !== null
  return (
    <Document
      title={isFaulty ? `Erreur : ${title}` : title}
      site={site}

      robots="noindex, nofollow"
    >
      <div className="fr-container eig-sections">
        <div className="eig-prose">
          <h1>{title}</h1>
          <Content screen={screen} site={site} />
        </div>
      </div>
    </Document>
  )
}

const TITLES: Record<SubscriptionScreen['kind'], string> = {
  ask: 'Prévenez-moi de l’ouverture',
  open: 'L’appel est ouvert',
  sent: 'Consultez votre messagerie',
  confirm: 'Confirmez votre demande',
  confirmed: 'Demande confirmée',
  leave: 'Ne plus recevoir ces courriels',
  left: 'Adresse effacée',
  askData: 'Voir et effacer mes données',
  data: 'Mes données',
  over: 'Lien expiré ou incorrect',
}

function Content({ screen, site }: SubscriptionDocumentProps) {
  switch (screen.kind) {
    case 'ask':
      return (
        <>
          <p className="fr-text--lead">
            Laissez votre adresse{'\u00a0'}: nous vous écrirons quand l’appel à projets de la page «
            {'\u00a0'}
            <PlaceLink place={screen.place} />
            {'\u00a0'}» ouvrira, puis si ses dates changent.
          </p>
          <AddressForm typed={screen.typed} fault={screen.fault} withLastDays button="M’inscrire" />
          <PrivacyNotice site={site} />
        </>
      )
    case 'open':
      return (
        <p className="fr-text--lead">
          Vous pouvez y répondre dès maintenant{'\u00a0'}: <PlaceLink place={screen.place} />.
        </p>
      )
    case 'sent':
      return (
        <>
          <p className="fr-text--lead">
            Un courriel part à l’adresse que vous avez donnée. Ouvrez, dans les {LINK.words}, le
            lien qu’il contient.
          </p>
          <p>
            Rien n’arrive{'\u00a0'}? Vérifiez les courriers indésirables, puis l’adresse que vous
            avez saisie. Une même adresse reçoit trois de ces courriels par jour au plus.
          </p>
        </>
      )
    case 'confirm':
      return (
        <>
          <p className="fr-text--lead">
            Appel à projets de la page «{'\u00a0'}
            <PlaceLink place={screen.place} />
            {'\u00a0'}»
          </p>
          <p>{consentWording(screen.lastDays)}</p>
          <Press>Confirmer</Press>
        </>
      )
    case 'confirmed':
      return (
        <>
          <p className="fr-text--lead">
            Nous vous écrirons quand l’appel à projets de la page «{'\u00a0'}
            <PlaceLink place={screen.place} />
            {'\u00a0'}» ouvrira, puis si ses dates changent.
          </p>
          <p>
            Vous pouvez à tout moment{' '}
            <a href={`${SUBSCRIPTIONS_PATH}/mes-donnees`}>voir et effacer vos données</a>.
          </p>
        </>
      )
    case 'leave':
      return (
        <>
          <p className="fr-text--lead">
            Votre adresse sera effacée, et nous ne vous écrirons plus au sujet de cet appel.
          </p>
          <Press>Effacer mon adresse</Press>
        </>
      )
    case 'left':
      return <p className="fr-text--lead">Nous ne gardons plus votre adresse pour cet appel.</p>
    case 'askData':
      return (
        <>
          <p className="fr-text--lead">
            Nous envoyons à votre adresse un lien vers ce que nous gardons sur vous.
          </p>
          <AddressForm typed={screen.typed} fault={screen.fault} button="Recevoir le lien" />
          <PrivacyNotice site={site} />
        </>
      )
    case 'data':
      return <KeptData address={screen.address} kept={screen.kept} />
    case 'over':
      return (
        <p className="fr-text--lead">
          Vérifiez que vous avez copié l’adresse en entier. Si elle a plus de {LINK.words}, refaites
          votre demande.
        </p>
      )
    default:
      return screen satisfies never
  }
}

/** A page by its public title and its path, with a leading slash. */
export type SubscribedPage = { title: string; path: string }

/** One subscription as its subscriber sees it. `place`: null when the page is no longer public. */
export type Kept = {
  id: string
  place: SubscribedPage | null
  wording: string
  confirmedAt: Date
  toldAt: Date | null
}

const PlaceLink = ({ place }: { place: SubscribedPage }) => (
  <a href={place.path}>{frenchTypography(place.title)}</a>
)

/** A button for an action that must not run on a mere visit: mail programs open links. Posts to the page's own address. */
const Press = ({ children, value }: { children: string; value?: string }) => (
  <form method="post">
    <button className="fr-btn" type="submit" {...(value && { name: 'inscription', value })}>
      {children}
    </button>
  </form>
)

/** All subscriptions of `address`, each with a button that deletes it. */
function KeptData({ address, kept }: { address: string; kept: Kept[] }) {
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
