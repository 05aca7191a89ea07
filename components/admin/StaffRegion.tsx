import { Button } from '@payloadcms/ui'
import { useId, type ComponentProps, type ReactNode } from 'react'

import './dashboard/dashboard-card.css'
import './staff.css'

type StaffRegionProps = { title: string; className: string; children: ReactNode }

/** A part of a screen that is ours, named by its title. */
function StaffRegion({ title, className, children }: StaffRegionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={className}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** One of ours beside the fields of a form. */
export const StaffPanel = ({ className, ...region }: StaffRegionProps) => (
  <StaffRegion className={`field-type staff-panel ${className}`} {...region} />
)

/** A card of ours on the dashboard; what is boxed in it has the class `dashboard-card__item`. */
export const DashboardCard = ({ className, ...region }: StaffRegionProps) => (
  <StaffRegion className={`dashboard-card ${className}`} {...region} />
)

/** A small button of Payload's, of no weight. */
export const StaffButton = (props: ComponentProps<typeof Button>) => (
  <Button buttonStyle="secondary" margin={false} size="small" {...props} />
)
