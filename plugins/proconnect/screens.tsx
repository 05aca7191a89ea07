import { Document } from '@/components/page/Document'
import type { SiteView } from '@/components/views'
import { frenchTypography } from '@/text/typography'

/** What a person reads on their way to ProConnect and back. */
export type Screen =
  | { kind: 'signedIn'; redirect: string }
  | { kind: 'denied' | 'noSecondFactor' | 'interrupted' | 'down' | 'loggedOut' | 'loggedOutHere' }

/** The same status for all who may not sign in: it does not reveal who has an account. */
export const STATUSES: Record<Screen['kind'], number> = {
  signedIn: 200,
  denied: 403,
  noSecondFactor: 403,
  interrupted: 400,
  down: 503,
  loggedOut: 200,
  loggedOutHere: 200,
}

const LOG_IN = { href: '/admin/login', label: 'Revenir à l’écran de connexion' }

const WORDS: Record<Screen['kind'], { title: string; lead: string; advice: string }> = {
  signedIn: {
    title: 'Vous êtes connecté',
    lead: 'ProConnect vous a identifié.',
    advice: 'Si la page suivante ne s’ouvre pas d’elle-même, ouvrez-la.',
  },
  denied: {
    title: 'Connexion refusée',
    lead: 'ProConnect vous a identifié, mais ne vous ouvre pas l’administration de ce site.',
    advice:
      'Contactez une personne qui administre le site : elle vérifiera que vous y avez un compte, et que ce compte a l’adresse professionnelle que ProConnect connaît.',
  },
  noSecondFactor: {
    title: 'Double authentification nécessaire',
    lead: 'ProConnect vous a identifié sans second facteur (application, clé ou carte), que ce site demande.',
    advice:
      'Activez la double authentification auprès de votre fournisseur d’identité, celui qui vous demande votre mot de passe, puis recommencez.',
  },
  interrupted: {
    title: 'Connexion interrompue',
    lead: 'Cette demande n’est plus valable : elle a déjà servi, elle est trop ancienne, ou elle a été interrompue.',
    advice: 'Revenez à l’écran de connexion et recommencez, dans un seul onglet.',
  },
  down: {
    title: 'ProConnect ne répond pas',
    lead: 'Le site n’a pas pu vous identifier avec ProConnect.',
    advice:
      'Réessayez dans quelques minutes. Si cela dure, contactez une personne qui administre le site.',
  },
  loggedOut: {
    title: 'Vous êtes déconnecté',
    lead: 'Votre session est fermée sur ce site et sur ProConnect.',
    advice: 'Vous pouvez fermer cette page.',
  },
  loggedOutHere: {
    title: 'Vous êtes déconnecté de ce site',
    lead: 'ProConnect ne répond pas : votre session y est peut-être encore ouverte.',
    advice: 'Sur un ordinateur partagé, fermez toutes les fenêtres du navigateur.',
  },
}

type ScreenDocumentProps = { screen: Screen; site: SiteView }

/** The page that shows `screen`: what happened, what to do, and where to go. Search engines do not index it. */
export function ScreenDocument({ screen, site }: ScreenDocumentProps) {
  const { advice, lead, title } = WORDS[screen.kind]
  const isIn = screen.kind === 'signedIn'
  const next = isIn ? { href: screen.redirect, label: 'Ouvrir l’administration' } : LOG_IN
  return (
    <Document
      title={title}
      site={site}
      robots="noindex, nofollow"
      // Not a redirection, by which browsers would still say that another site sent the request: Payload then ignores the
      // new session.
      head={isIn && <meta httpEquiv="refresh" content={`0;url=${screen.redirect}`} />}
    >
      <div className="fr-container eig-error">
        <h1>{title}</h1>
        <p className="fr-text--lead">{frenchTypography(lead)}</p>
        <p>{frenchTypography(advice)}</p>
        <ul className="fr-btns-group fr-btns-group--inline-md">
          <li>
            <a className="fr-btn" href={next.href}>
              {next.label}
            </a>
          </li>
          {screen.kind === 'denied' && site.contactEmail && (
            <li>
              <a className="fr-btn fr-btn--secondary" href={`mailto:${site.contactEmail}`}>
                Contacter l’équipe du site
              </a>
            </li>
          )}
        </ul>
      </div>
    </Document>
  )
}
