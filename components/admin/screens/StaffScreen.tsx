import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'

import { hasRole, type Role } from '@/access/roles'

import '../staff.css'

type StaffScreenProps = AdminViewServerProps & { title: string; role: Role; children: ReactNode }

/**
 * The frame of a screen added with `withScreen`: menu, header and title. Sends users below `role` to the log-in screen or to
 * the dashboard. Payload renders such screens for everyone, so the parent must render `children` as a component, whose data is
 * only read here.
 */
export function StaffScreen({ children, role, title, ...view }: StaffScreenProps) {
  const { locale, permissions, req, visibleEntities } = view.initPageResult
  if (!req.user) redirect(`/admin/login?redirect=${encodeURIComponent(req.pathname)}`)
  if (!hasRole(req.user, role)) redirect('/admin')
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={locale}
      params={view.params}
      payload={req.payload}
      permissions={permissions}
      req={req}
      searchParams={view.searchParams}
      user={req.user}
      viewActions={req.payload.config.admin.components?.actions}
      visibleEntities={visibleEntities}
    >
      <SetStepNav nav={[{ label: title }]} />
      {/* Payload's template has no landmark for the content. */}
      <main>
        <Gutter className="staff-screen">
          <h1>{title}</h1>
          {children}
        </Gutter>
      </main>
    </DefaultTemplate>
  )
}
