import { readAssets } from '@/platform/assets'

const THEME_MODAL_ID = 'fr-theme-modal'
const TITLE_ID = `${THEME_MODAL_ID}-title`

/** DSFR « Paramètres d’affichage »: light, dark or system theme, stored by DSFR in the browser. */
export function ThemeModal() {
  const { artwork } = readAssets()
  return (
    <dialog className="fr-modal" id={THEME_MODAL_ID} aria-labelledby={TITLE_ID}>
      <div className="fr-container fr-container--fluid fr-container-md">
        <div className="fr-grid-row fr-grid-row--center">
          <div className="fr-col-12 fr-col-md-6 fr-col-lg-4">
            <div className="fr-modal__body">
              <div className="fr-modal__header">
                <button
                  className="fr-btn fr-btn--close"
                  type="button"
                  aria-controls={THEME_MODAL_ID}
                >
                  Fermer
                </button>
              </div>
              <div className="fr-modal__content">
                <h2 className="fr-modal__title" id={TITLE_ID}>
                  Paramètres d’affichage
                </h2>
                <div className="fr-display" id="fr-display">
                  <fieldset className="fr-fieldset" id="display-fieldset">
                    <legend className="fr-fieldset__legend fr-fieldset__legend--regular">
                      Choisissez un thème pour personnaliser l’apparence du site.
                    </legend>
                    <ThemeChoice value="light" label="Thème clair" picture={artwork.sun} />
                    <ThemeChoice value="dark" label="Thème sombre" picture={artwork.moon} />
                    <ThemeChoice
                      value="system"
                      label="Système"
                      hint="Utilise les paramètres système"
                      picture={artwork.system}
                    />
                  </fieldset>
                </div>
              </div>
            </div>
          </div>
        </div>
      </div>
    </dialog>
  )
}

/** Opens DSFR « Paramètres d’affichage ». The style sheet hides it when scripts do not run. */
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

type ThemeChoiceProps = {
  value: 'light' | 'dark' | 'system'
  label: string
  hint?: string
  /** Address of a DSFR pictogram, whose parts take the theme's colours. */
  picture: string
}

const PICTURE_PARTS = ['decorative', 'minor', 'major']

/**
 * One theme, as DSFR « Bouton radio riche ». When the settings open, the script checks the current theme and sets the
 * pictogram's address: browsers fetch `<use>` references even while they are hidden.
 */
function ThemeChoice({ value, label, hint, picture }: ThemeChoiceProps) {
  const id = `fr-radios-theme-${value}`
  return (
    <div className="fr-fieldset__element">
      <div className="fr-radio-group fr-radio-rich">
        <input id={id} type="radio" name="fr-radios-theme" value={value} />
        <label className="fr-label" htmlFor={id}>
          {label}
          {hint && <span className="fr-hint-text">{hint}</span>}
        </label>
        <div className="fr-radio-rich__pictogram">
          <svg aria-hidden="true" className="fr-artwork" viewBox="0 0 80 80" width="80" height="80">
            {PICTURE_PARTS.map((part) => (
              <use
                key={part}
                className={`fr-artwork-${part}`}
                data-href={`${picture}#artwork-${part}`}
              />
            ))}
          </svg>
        </div>
      </div>
    </div>
  )
}
