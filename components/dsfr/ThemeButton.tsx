import { THEME_MODAL_ID } from './ThemeModal'

/** Opens DSFR « Paramètres d’affichage ». Hidden by the style sheet where no script runs. */
export function ThemeButton() {
  return (
    <button
      className="fr-btn fr-btn--display"
      type="button"
      aria-controls={THEME_MODAL_ID}
      aria-haspopup="dialog"
    >
      Paramètres d’affichage
    </button>
  )
}
