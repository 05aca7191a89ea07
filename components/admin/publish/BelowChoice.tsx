type BelowChoiceProps = {
  label: string
  isChosen: boolean
  onChange: (isChosen: boolean) => void
}

/** The box that has the pages below a page follow it. */
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
