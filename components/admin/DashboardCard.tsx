import type { ReactNode } from 'react'

import './dashboard-card.css'
import './staff.css'

type DashboardCardProps = {
  /** Of this card alone on the dashboard. */
  id: string
  className: string
  title: string
  /** What is boxed in it has the class `dashboard-card__item`. */
  children: ReactNode
}

/** A card of ours on the dashboard: a region that its title names. */
export function DashboardCard({ id, className, title, children }: DashboardCardProps) {
  return (
    <section aria-labelledby={`${id}-title`} className={`dashboard-card ${className}`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  )
}
