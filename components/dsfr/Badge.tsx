type BadgeProps = { severity?: 'success' | 'info' | 'warning' | null; children: string }

/** DSFR « Badge ». The text carries the meaning; colour and icon only repeat it (RGAA 3.1). */
export function Badge({ severity, children }: BadgeProps) {
  return (
    <span className={severity ? `fr-badge fr-badge--${severity}` : 'fr-badge'}>{children}</span>
  )
}
