import { Link } from '@payloadcms/ui'

import { hasRole } from '@/access/roles'
import { fieldHash } from '@/fields/control-id'
import { missingValues, SITE_VARIABLES } from '@/text/variables'

import { DashboardCard } from '../StaffRegion'
import type { CardProps } from './card'

/** On the dashboard: the details that the law requires and that the published settings lack; nothing when all are set. */
export async function OwnerCard({ payload, user }: CardProps) {
  const asked = { slug: 'site', depth: 0, user, overrideAccess: false } as const
  const missing = missingValues(await payload.findGlobal(asked))
  if (missing.length === 0) return null
  const mayFill = hasRole(user, 'administrator')
  return (
    <DashboardCard className="owner-card" title="Ce que la loi demande encore">
      <p>
        Les visiteurs lisent «&nbsp;[À compléter]&nbsp;» à la place de ce qui suit.
        {!mayFill && ' Une personne qui administre le site peut le remplir.'}
      </p>
      <ul className="dashboard-card__item owner-card__list">
        {missing.map((name) => {
          const { field, missing: words } = SITE_VARIABLES[name]
          const sentence = words.charAt(0).toLocaleUpperCase('fr') + words.slice(1)
          return (
            <li key={name}>
              {mayFill ? (
                <Link href={`/admin/globals/site${fieldHash(field)}`}>{sentence}</Link>
              ) : (
                sentence
              )}
            </li>
          )
        })}
      </ul>
    </DashboardCard>
  )
}
