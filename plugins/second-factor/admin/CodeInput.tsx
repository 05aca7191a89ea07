import { useId } from 'react'

type CodeInputProps = { hint: string; onChange: (code: string) => void; value: string }

/** The field of a code. Text, not a number: a code may begin with zero, and a recovery code has letters. */
export function CodeInput({ hint, onChange, value }: CodeInputProps) {
  const id = useId()
  return (
    <div className="field-type">
      <label htmlFor={id}>Code de vérification</label>
      <p className="staff-advice" id={`${id}-hint`}>
        {hint}
      </p>
      <input
        aria-describedby={`${id}-hint`}
        autoCapitalize="none"
        autoComplete="one-time-code"
        className="staff-input"
        id={id}
        onChange={(event) => onChange(event.target.value)}
        required
        spellCheck={false}
        value={value}
      />
    </div>
  )
}
