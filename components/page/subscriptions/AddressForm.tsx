/** What was typed, to be typed no second time. */
export type Typed = { address: string; lastDays: boolean }

type AddressFormProps = {
  typed: Typed
  /** What is wrong with the address, in French. */
  fault: string | null
  /** Asks whether the last days are to be told too. */
  withLastDays?: boolean
  button: string
}

const IDS = { address: 'adresse', messages: 'adresse-messages', lastDays: 'derniers-jours' }

const CHOICES = [
  { value: 'non', label: 'À l’ouverture de l’appel' },
  { value: 'oui', label: 'À l’ouverture, et au début des derniers jours' },
]

/**
 * Asks for an address (DSFR « Champ de saisie », « Bouton radio »), and sends it to the address of the page itself. A
 * field that nobody sees is for programs: what fills it in is thanked, and forgotten (`site/subscriptions/steps.ts`).
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
          // Of an address (`email`) browsers say by themselves what is wrong, in their own words and language.
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
