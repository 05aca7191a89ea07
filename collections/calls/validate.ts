type Siblings = { siblingData: unknown }

/** Refuses a closing that is not after the opening. Both are ISO instants or empty. */
export function validateClosesAt(
  value: Date | string | null | undefined,
  { siblingData }: Siblings,
): string | true {
  const { opensAt } = siblingData as { opensAt?: string | null }
  if (!value || !opensAt) return true
  return (
    new Date(value) > new Date(opensAt) || 'La clôture doit venir après l’ouverture de l’appel.'
  )
}

/** Refuses an override without a reason: years later nobody knows why a call was forced open. */
export function validateOverrideReason(
  value: string | null | undefined,
  { siblingData }: Siblings,
): string | true {
  const { override } = siblingData as { override?: string | null }
  return !override || Boolean(value?.trim()) || 'Dites pourquoi l’état de l’appel est forcé.'
}
