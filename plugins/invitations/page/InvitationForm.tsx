import { MIN_PASSWORD } from '@/platform/security/passwords'

type Faults = { name?: string; password?: string; again?: string }

export type InvitationFormProps = {
  /** The name of the colleague who invites. */
  inviter: string
  email: string
  /** The French name of the role. */
  role: string
  /** What the person typed, to fill the form in again. Passwords are typed again. */
  name: string
  /** The errors in what they typed, in French. */
  faults: Faults
}

/** Who invites, for which role, and the form of the account, posted to the page's own address. */
export function InvitationForm({ inviter, email, role, name, faults }: InvitationFormProps) {
  return (
    <>
      <p className="fr-text--lead">{inviter} vous invite à rejoindre l’équipe du site.</p>
      <p>
        Votre rôle{'\u00a0'}: {role}. Vos collègues verront votre nom, pas votre adresse.
      </p>
      <form className="fr-mb-6w" method="post">
        <Input
          id="adresse"
          label="Votre adresse électronique"
          autoComplete="username"
          defaultValue={email}
          readOnly
        />
        <Input
          id="nom"
          label="Votre nom (obligatoire)"
          hint={'Exemple\u00a0: Camille Durand'}
          autoComplete="name"
          defaultValue={name}
          fault={faults.name}
        />
        <Input
          id="mot-de-passe"
          label="Votre mot de passe (obligatoire)"
          hint={`${MIN_PASSWORD}\u00a0caractères au moins\u00a0: une phrase de plusieurs mots, par exemple`}
          type="password"
          autoComplete="new-password"
          fault={faults.password}
        />
        <Input
          id="confirmation"
          label="Votre mot de passe, une seconde fois (obligatoire)"
          type="password"
          autoComplete="new-password"
          fault={faults.again}
        />
        <button className="fr-btn" type="submit">
          Créer mon compte
        </button>
      </form>
    </>
  )
}

type InputProps = {
  id: string
  label: string
  hint?: string
  fault?: string
  type?: 'text' | 'password'
  autoComplete: string
  defaultValue?: string
  readOnly?: true
}

/** A field of the form (DSFR « Champ de saisie »). */
function Input({ id, label, hint, fault, type = 'text', ...input }: InputProps) {
  const messages = `${id}-messages`
  return (
    <div className={`fr-input-group${fault ? ' fr-input-group--error' : ''}`}>
      <label className="fr-label" htmlFor={id}>
        {label}
        {hint && <span className="fr-hint-text">{hint}</span>}
      </label>
      <input
        className={`fr-input${fault ? ' fr-input--error' : ''}`}
        id={id}
        name={id}
        type={type}
        aria-required={input.readOnly ? undefined : 'true'}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? messages : undefined}
        {...input}
      />
      {fault && (
        <p className="fr-error-text" id={messages}>
          {fault}
        </p>
      )}
    </div>
  )
}
