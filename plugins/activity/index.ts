import type { CollectionConfig, Plugin } from 'payload'

import { extendCollections, extendGlobals, withDashboardCard } from '@/collections/extend'
import { withRefusedLogInListener } from '@/collections/users/refused-log-ins'
import { withScreen } from '@/components/admin/screens/screens'
import { withStaffActionListener } from '@/editing/staff-actions'
import { withBackgroundWork } from '@/platform/background'
import { hasPersonalData } from '@/platform/personal-data'

import { csvEndpoint } from './export'
import {
  recordAccountOperation,
  recordFailedLogIn,
  recordLogIn,
  recordLogOut,
  recordRefusedLogIn,
} from './log/accounts'
import { Activity, ActivitySeals } from './log/collection'
import { isRecorded, recordDeletion, recordSave, rememberPassword } from './log/documents'
import { recordGlobalSave, rememberPublicGlobal } from './log/globals'
import { recordReading } from './log/readings'
import { recordTold } from './log/told'
import { ACTIVITY_SCREEN } from './screen'
import { startSealing } from './seals/lease'
import { trimLog } from './seals/trim'

const withExport = { ...Activity, endpoints: [csvEndpoint] }

const isAccount = ({ auth }: CollectionConfig) =>
  typeof auth === 'object' && !auth.disableLocalStrategy

/**
 * « Activité »: a log of who did what. Adds two collections, hooks to all collections that someone may read and to all globals,
 * a screen and a dashboard card. Needs no other plugin; must come after those that add collections.
 */
export const activity: Plugin = (config) => {
  const ofDocuments = extendCollections(config, isRecorded, {
    hooks: { afterChange: [recordSave], afterDelete: [recordDeletion] },
  })
  const ofAccounts = extendCollections(ofDocuments, isAccount, {
    hooks: {
      beforeChange: [rememberPassword],
      afterError: [recordFailedLogIn],
      afterLogin: [recordLogIn],
      afterLogout: [recordLogOut],
      afterOperation: [recordAccountOperation],
    },
  })
  const ofReadings = extendCollections(ofAccounts, hasPersonalData, {
    hooks: { afterOperation: [recordReading] },
  })
  const recorded = extendGlobals(ofReadings, {
    hooks: { beforeChange: [rememberPublicGlobal], afterChange: [recordGlobalSave] },
  })
  const listening = withStaffActionListener(
    { ...recorded, collections: [...(recorded.collections ?? []), withExport, ActivitySeals] },
    recordTold,
  )
  const heard = withRefusedLogInListener(listening, recordRefusedLogIn)
  const withCard = withDashboardCard(
    heard,
    '@/plugins/activity/admin/ActivityCard#ActivityCard',
    'last',
  )
  const sealed = withBackgroundWork(withCard, {
    start: startSealing,
    hourly: {
      run: (payload) => trimLog(payload),
      failing: 'Le journal d’activité garde de vieilles lignes',
    },
  })
  return withScreen(
    sealed,
    ACTIVITY_SCREEN,
    '@/plugins/activity/admin/ActivityScreen#ActivityScreen',
  )
}
