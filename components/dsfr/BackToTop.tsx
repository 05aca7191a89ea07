import { LANDMARKS } from './SkipLinks'

/** DSFR « Retour en haut de page ». */
export const BackToTop = () => (
  <p className="eig-back-to-top">
    <a className="fr-link fr-icon-arrow-up-fill fr-link--icon-left" href={`#${LANDMARKS.top}`}>
      Haut de page
    </a>
  </p>
)
