import { THEME_MODAL_ID } from './ThemeModal'

type ThemeButtonProps = { id?: string }

/** Opens DSFR « Paramètres d’affichage ». Hidden by the style sheet where no script runs. */
export function ThemeButton({ id }: ThemeButtonProps) {
  return (
    <button
      className="fr-btn fr-btn--display"
      id={id}
      type="button"
      aria-controls={THEME_MODAL_ID}
      data-fr-opened="false"
    >
      Paramètres d’affichage
    </button>
  )
}
