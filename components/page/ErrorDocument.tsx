import type { ReactNode } from 'react'

import { Link } from '@/components/dsfr/Link'
import type { SiteCall, SiteView } from '@/components/views'
import { readAssets } from '@/platform/assets'

import { Document } from './Document'
import { CallStateLine } from './Hero'

/** What visitors may know of an error, never its cause. The wording follows DSFR « Page d’erreur ». */
const MESSAGES = {
  400: {
    title: 'Adresse incorrecte',
    lead: 'Cette adresse ne peut être celle d’aucune page.',
    advice: 'Vérifiez que vous l’avez copiée en entier.',
  },
  403: {
    title: 'Accès refusé',
    lead: 'Cette demande est réservée aux personnes connectées.',
    advice: 'Connectez-vous, puis réessayez.',
  },
  404: {
    title: 'Page non trouvée',
    lead: 'La page que vous cherchez est introuvable. Excusez-nous pour la gêne occasionnée.',
    advice:
      'Si vous avez tapé l’adresse dans le navigateur, vérifiez qu’elle est correcte. La page a peut-être changé d’adresse ou n’est plus publiée.',
  },
  405: {
    title: 'Demande impossible',
    lead: 'Cette page se lit, et ne reçoit rien.',
    advice: 'Ouvrez-la par son adresse.',
  },
  413: {
    title: 'Demande trop lourde',
    lead: 'Cette demande contient plus que ce site ne lit en une fois.',
    advice: 'Connectez-vous si ce n’est pas fait, ou envoyez moins à la fois.',
  },
  414: {
    title: 'Adresse trop longue',
    lead: 'Cette adresse est plus longue que toutes celles de ce site.',
    advice: 'Vérifiez-la, ou repartez de la page d’accueil.',
  },
  429: {
    title: 'Trop de demandes',
    lead: 'Trop de demandes sont arrivées à la suite depuis votre connexion.',
    advice: 'Patientez quelques minutes, puis réessayez.',
  },
  500: {
    title: 'Erreur inattendue',
    lead: 'Le service rencontre un problème. Excusez-nous pour la gêne occasionnée.',
    advice: 'Essayez de rafraîchir la page ou revenez un peu plus tard.',
  },
  503: {
    title: 'Page momentanément indisponible',
    lead: 'Le service rencontre un problème passager. Excusez-nous pour la gêne occasionnée.',
    advice: 'Essayez de rafraîchir la page dans quelques minutes.',
  },
}

export type ErrorStatus = keyof typeof MESSAGES

type ErrorDocumentProps = {
  status: ErrorStatus
  /** The reference under which the log has the cause. */
  reference?: string
  site: SiteView
}

/** The page of an error or a refusal, in the site's frame, not indexed by search engines. */
export function ErrorDocument({ status, reference, site }: ErrorDocumentProps) {
  const message = MESSAGES[status]
  return (
    <Document title={message.title} site={site} robots="noindex">
      <Message
        {...message}
        code={`Erreur ${status}`}
        contact={site.contactEmail}
        picture={status === 404 ? readAssets().artwork.notFound : undefined}
      >
        {reference && (
          <p>
            Si le problème persiste, donnez cette référence à qui vous aide{'\u00a0: '}
            <code>{reference}</code>
          </p>
        )}
        {status === 404 && site.call && <CallNow call={site.call} siteUrl={site.url} />}
      </Message>
    </Document>
  )
}

type CallNowProps = { call: SiteCall; siteUrl: string }

/** What most visitors look for: whether the call is open, and its page. */
const CallNow = ({ call: { path, view }, siteUrl }: CallNowProps) => (
  <div className="eig-error__call">
    <CallStateLine call={view} />
    <Link
      className="fr-link"
      link={{ label: 'Voir la page de l’appel à projets', href: path }}
      siteUrl={siteUrl}
    />
  </div>
)

type MessageProps = {
  title: string
  code?: string
  lead: string
  advice: string
  /** The address of the team, for a second button. */
  contact?: string | null
  /** The address of a pictogram of DSFR, which only decorates. */
  picture?: string
  children?: ReactNode
}

const PARTS = ['decorative', 'minor', 'major']

/** The content of a page that only shows a message: what happened, what to do, links to the home page and to the team. */
export function Message(props: MessageProps) {
  const { title, code, lead, advice, contact, picture, children } = props
  return (
    <div className="fr-container eig-error">
      {picture && (
        <svg aria-hidden="true" className="fr-artwork" viewBox="0 0 80 80" width="160" height="160">
          {PARTS.map((part) => (
            <use key={part} className={`fr-artwork-${part}`} href={`${picture}#artwork-${part}`} />
          ))}
        </svg>
      )}
      <h1>{title}</h1>
      {code && <p className="eig-error__code">{code}</p>}
      <p className="fr-text--lead">{lead}</p>
      <p>{advice}</p>
      {children}
      <ul className="fr-btns-group fr-btns-group--inline-md">
        <li>
          <a className="fr-btn" href="/">
            Page d’accueil
          </a>
        </li>
        {contact && (
          <li>
            <a className="fr-btn fr-btn--secondary" href={`mailto:${contact}`}>
              Contactez-nous
            </a>
          </li>
        )}
      </ul>
    </div>
  )
}
