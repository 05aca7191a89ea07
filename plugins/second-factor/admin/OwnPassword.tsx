import { useId } from 'react'

/** Asks for the password of the signed-in person: an open session alone must not change how an account is protected. */
export function OwnPassword({
  onChange,
  value,
}: {
  onChange: (password: string) => void
  value: string
}) {
  const id = useId()
  return (
    <div className="second-factor__password">
      <label htmlFor={id}>Votre mot de passe, pour changer ces moyens</label>
      <input
        autoComplete="current-password"
        className="staff-input"
        id={id}
        onChange={(event) => onChange(event.target.value)}
        // Enter must not save the form of the account.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        type="password"
        value={value}
      />
    </div>
  )
}
