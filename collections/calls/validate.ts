type Siblings = { siblingData: unknown }
type Moment = Date | string | null | undefined
type Milestone = { kind?: string | null; startsOn?: string | null }

/** Refuses a closing date that is not after the opening. Both are ISO instants or empty. */
export function validateClosesAt(value: Moment, { siblingData }: Siblings): string | true {
  const { opensAt } = siblingData as { opensAt?: string | null }
  if (!value || !opensAt) return true
  return (
    new Date(value) > new Date(opensAt) || 'La clôture doit venir après l’ouverture de l’appel.'
  )
}

/** Accepts only a whole number of days, at most a year. Empty means the default. */
export function validateClosingSoonDays(value: number | null | undefined): string | true {
  if (value === null || value === undefined) return true
  return (
    (Number.isInteger(value) && value >= 0 && value <= 365) ||
    'Saisissez un nombre entier de jours, de 0 à 365.'
  )
}

/** Refuses an override without a reason: years later, the team must know why a call was forced open. */
export function validateOverrideReason(
  value: string | null | undefined,
  { siblingData }: Siblings,
): string | true {
  const { override } = siblingData as { override?: string | null }
  return !override || Boolean(value?.trim()) || 'Dites pourquoi l’état de l’appel est forcé.'
}

/** Requires the day of a milestone, unless it is in words. */
export function validateStartsOn(value: Moment, { siblingData }: Siblings): string | true {
  return (siblingData as Milestone).kind === 'text' || Boolean(value) || 'Saisissez le jour.'
}

/** Requires the last day of a period, which may not come before the first. */
export function validateEndsOn(value: Moment, { siblingData }: Siblings): string | true {
  const { kind, startsOn } = siblingData as Milestone
  if (kind !== 'period') return true
  if (!value) return 'Saisissez le dernier jour de la période.'
  const isInOrder = !startsOn || new Date(value) >= new Date(startsOn)
  return isInOrder || 'Le dernier jour ne peut pas venir avant le premier.'
}

/** Requires the words of a milestone without a date. */
export function validateTimeText(
  value: string | null | undefined,
  { siblingData }: Siblings,
): string | true {
  const isText = (siblingData as Milestone).kind === 'text'
  return !isText || Boolean(value?.trim()) || 'Dites quand, par exemple « tous les deux mois ».'
}
