import type { Plugin } from 'payload'

import { withDashboardCard } from '@/collections/extend'
import { withScreen } from '@/components/admin/screens/screens'
import { withBackgroundWork } from '@/platform/background'

import { Dismissals, forgetDismissals } from './dismissals'

/**
 * « À regarder »: what is wrong or outdated on the whole site, published or not. Adds a screen, a card of the dashboard,
 * the command `report`, and a collection: the items that staff dismissed. Shows the items that other plugins give with `withReportItems`. Needs no other plugin.
 */
export const contentReport: Plugin = (config) => {
  const withCard = withDashboardCard(
    { ...config, collections: [...(config.collections ?? []), Dismissals] },
    '@/plugins/content-report/admin/ReportCard#ReportCard',
    'last',
  )
  const withForgetting = withBackgroundWork(withCard, {
    hourly: { run: forgetDismissals, failing: 'Des éléments écartés restent à effacer' },
  })
  return withScreen(
    withForgetting,
    { path: '/a-regarder', label: 'À regarder', role: 'editor' },
    '@/plugins/content-report/admin/ReportScreen#ReportScreen',
  )
}
