type BelowChoiceProps = {
  label: string
  isChosen: boolean
  onChange: (isChosen: boolean) => void
}

/** The checkbox that applies an action to the pages below a page too. */
export const BelowChoice = ({ label, isChosen, onChange }: BelowChoiceProps) => (
  <p className="staff-choices">
    <label>
      <input
        checked={isChosen}
        onChange={({ target }) => onChange(target.checked)}
        type="checkbox"
      />
      {label}
    </label>
  </p>
)
