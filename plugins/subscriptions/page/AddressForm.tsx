/** What the visitor typed, to fill the form in again. */
export type Typed = { address: string; lastDays: boolean }

type AddressFormProps = {
  typed: Typed
  /** The error in the address, in French. */
  fault: string | null
  /** Whether to offer a second email at the start of the last days. */
  withLastDays?: boolean
  button: string
}

const IDS = { address: 'adresse', messages: 'adresse-messages', lastDays: 'derniers-jours' }

const CHOICES = [
  { value: 'non', label: 'À l’ouverture de l’appel' },
  { value: 'oui', label: 'À l’ouverture, et au début des derniers jours' },
]

/**
 * A form for an email address (DSFR « Champ de saisie », « Bouton radio »), posted to the page's own address. A hidden field
 * catches bots: a request that fills it in gets the usual thanks and is discarded (`steps.ts`).
 */
export function AddressForm({ typed, fault, withLastDays, button }: AddressFormProps) {
  return (
    <form className="fr-mb-6w" method="post">
      <div className={`fr-input-group${fault ? ' fr-input-group--error' : ''}`}>
        <label className="fr-label" htmlFor={IDS.address}>
          Votre adresse électronique (obligatoire)
          <span className="fr-hint-text">Format attendu{'\u00a0'}: nom@domaine.fr</span>
        </label>
        <input
          className={`fr-input${fault ? ' fr-input--error' : ''}`}
          // With `email`, browsers show their own error messages, in their own language.
          type="text"
          inputMode="email"
          id={IDS.address}
          name="adresse"
          autoComplete="email"
          defaultValue={typed.address}
          aria-required="true"
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? IDS.messages : undefined}
        />
        {fault && (
          <p className="fr-error-text" id={IDS.messages}>
            {fault}
          </p>
        )}
      </div>
      {withLastDays && <LastDays isAsked={typed.lastDays} />}
      <p className="eig-trap" aria-hidden="true">
        <label htmlFor="site">Laissez ce champ vide</label>
        <input type="text" id="site" name="site" tabIndex={-1} autoComplete="off" />
      </p>
      <button className="fr-btn" type="submit">
        {button}
      </button>
    </form>
  )
}

function LastDays({ isAsked }: { isAsked: boolean }) {
  return (
    <fieldset className="fr-fieldset" aria-labelledby={IDS.lastDays}>
      <legend className="fr-fieldset__legend fr-fieldset__legend--regular" id={IDS.lastDays}>
        Quand vous écrire
      </legend>
      {CHOICES.map(({ value, label }) => (
        <div className="fr-fieldset__element" key={value}>
          <div className="fr-radio-group">
            <input
              type="radio"
              id={`${IDS.lastDays}-${value}`}
              name={IDS.lastDays}
              value={value}
              defaultChecked={isAsked === (value === 'oui')}
            />
            <label className="fr-label" htmlFor={`${IDS.lastDays}-${value}`}>
              {label}
            </label>
          </div>
        </div>
      ))}
    </fieldset>
  )
}
