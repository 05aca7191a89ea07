import { useState, type ReactNode } from 'react'

/**
 * The checkbox that applies an action to the pages below a page too. `label`: null when there are none; `initially`: whether it
 * is chosen at first. Returns whether it applies, and the checkbox.
 */
export function useBelowChoice(label: string | null, initially: boolean): [boolean, ReactNode] {
  const [isChosen, setIsChosen] = useState(initially)
  if (!label) return [false, null]
  const choice = (
    <p className="staff-choices">
      <label>
        <input
          checked={isChosen}
          onChange={({ target }) => setIsChosen(target.checked)}
          type="checkbox"
        />
        {label}
      </label>
    </p>
  )
  return [isChosen, choice]
}
