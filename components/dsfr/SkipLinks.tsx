/** Places the skip links of a page lead to. */
export const LANDMARKS = { content: 'contenu', footer: 'pied-de-page' }

/** DSFR « Lien d’évitement » (RGAA 12.7): first thing a keyboard reaches. */
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
