import { useEffect, useId, useRef } from 'react'

type CodeInputProps = {
  /** By default, for a person who has a second factor. */
  hint?: string
  /** Takes the focus, on a screen that asks for nothing else. */
  isFirst?: boolean
  onChange: (code: string) => void
  value: string
}

const HINT = 'Les six chiffres de votre application, ou un code de secours.'

/** The field of a code. Text, not a number: a code may begin with zero, and a recovery code has letters. */
export function CodeInput({ hint = HINT, isFirst = false, onChange, value }: CodeInputProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isFirst) input.current?.focus()
  }, [isFirst])
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
        ref={input}
        required
        spellCheck={false}
        value={value}
      />
    </div>
  )
}
