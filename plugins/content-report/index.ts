import type { Plugin } from 'payload'

import { withDashboardCard } from '@/collections/extend'
import { withScreen } from '@/components/admin/screens/screens'

/**
 * « À regarder »: what is wrong or outdated on the whole site, published or not. Adds a screen, a card of the dashboard and
 * the command `report`. Shows the items that other plugins give with `withReportItems`. Needs no other plugin.
 */
export const contentReport: Plugin = (config) => {
  const withCard = withDashboardCard(
    config,
    '@/plugins/content-report/admin/ReportCard#ReportCard',
    'last',
  )
  return withScreen(
    withCard,
    { path: '/a-regarder', label: 'À regarder', role: 'editor' },
    '@/plugins/content-report/admin/ReportScreen#ReportScreen',
  )
}
