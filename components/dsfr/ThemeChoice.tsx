type ThemeChoiceProps = {
  value: 'light' | 'dark' | 'system'
  label: string
  hint?: string
  /** Address of a DSFR pictogram, whose parts take the colours of the theme. */
  picture: string
}

const PICTURE_PARTS = ['decorative', 'minor', 'major']

/**
 * One theme, as DSFR « Bouton radio riche ». The script ticks the one in force and gives the pictogram its address when
 * the settings open: browsers fetch what `<use>` names even where nothing shows it.
 */
export function ThemeChoice({ value, label, hint, picture }: ThemeChoiceProps) {
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
