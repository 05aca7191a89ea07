import { Button } from '@payloadcms/ui'
import { useId, type ComponentProps, type ReactNode } from 'react'

import './dashboard/dashboard-card.css'
import './staff.css'

type StaffRegionProps = { title: string; className: string; children: ReactNode }

/** A part of an admin screen, named by its title. */
function StaffRegion({ title, className, children }: StaffRegionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={className}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** A region beside the fields of a form. */
export const StaffPanel = ({ className, ...region }: StaffRegionProps) => (
  <StaffRegion className={`field-type staff-panel ${className}`} {...region} />
)

/**
 * A card on the dashboard; use the class `dashboard-card__item` for the boxes in it. `isEmpty`: its only content is one short
 * sentence, shown on the line of the title.
 */
export const DashboardCard = ({
  className,
  isEmpty = false,
  ...region
}: StaffRegionProps & { isEmpty?: boolean }) => (
  <StaffRegion
    className={`dashboard-card ${isEmpty ? 'dashboard-card--empty ' : ''}${className}`}
    {...region}
  />
)

/** A small, secondary Payload button. */
export const StaffButton = (props: ComponentProps<typeof Button>) => (
  <Button buttonStyle="secondary" margin={false} size="small" {...props} />
)
