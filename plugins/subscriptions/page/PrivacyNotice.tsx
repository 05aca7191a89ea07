import type { SiteView } from '@/components/views'
import { frenchTypography } from '@/text/typography'

import { PRIVACY, SUBSCRIPTIONS_PATH } from '../rules'

type PrivacyNoticeProps = {
  site: SiteView
  /** Whether this is shown on the site's privacy page. */
  isOnPrivacyPage?: boolean
}

/** What the site does with an address left to be notified of an opening. */
export function PrivacyNotice({ site, isOnPrivacyPage = false }: PrivacyNoticeProps) {
  const more = isOnPrivacyPage ? null : site.requiredPages.privacy
  return (
    <section className="eig-section eig-prose">
      <h2>
        {isOnPrivacyPage
          ? 'Vous nous demandez de vous prévenir de l’ouverture d’un appel'
          : 'Ce que devient votre adresse'}
      </h2>
      <ul>
        {PRIVACY.map(({ term, text }) => (
          <li key={term}>
            <strong>{term}</strong>
            {'\u00a0'}: {frenchTypography(text)}.
          </li>
        ))}
      </ul>
      <p>
        <a href={`${SUBSCRIPTIONS_PATH}/mes-donnees`}>Voir et effacer mes données</a>
        {more && (
          <>
            . Vos autres droits{'\u00a0'}: <a href={more}>données personnelles</a>
          </>
        )}
        .
      </p>
    </section>
  )
}
