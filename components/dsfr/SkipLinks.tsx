/** Element ids that the page's own links lead to. */
export const LANDMARKS = { top: 'haut-de-page', content: 'contenu', footer: 'pied-de-page' }

/** DSFR « Lien d’évitement » (RGAA 12.7): the first stop of the keyboard. */
export function SkipLinks() {
  return (
    <div className="fr-skiplinks">
      <nav className="fr-container" role="navigation" aria-label="Accès rapide">
        <ul className="fr-skiplinks__list">
          <li>
            <a className="fr-link" href={`#${LANDMARKS.content}`}>
              Contenu
            </a>
          </li>
          <li>
            <a className="fr-link" href={`#${LANDMARKS.footer}`}>
              Pied de page
            </a>
          </li>
        </ul>
      </nav>
    </div>
  )
}

/** DSFR « Retour en haut de page ». */
export const BackToTop = () => (
  <p className="eig-back-to-top">
    <a className="fr-link fr-icon-arrow-up-fill fr-link--icon-left" href={`#${LANDMARKS.top}`}>
      Haut de page
    </a>
  </p>
)
