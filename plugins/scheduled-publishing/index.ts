import type { Config, Plugin } from 'payload'

import { extendCollections, hasDrafts, withDashboardCard } from '@/collections/extend'
import { uiField } from '@/editing/staff-screens'
import { backedUp } from '@/platform/backed-up'
import { withBackgroundWork } from '@/platform/background'
import { denyAll } from '@/platform/database/deny-all'

import { cancelWhenDeleted, cancelWhenTrashed, supersedeOlder } from './actions'
import { scheduledPublicationEndpoints } from './endpoint'
import { handOverPlans } from './hand-over'
import { SCHEDULED } from './job'
import { startScheduledPublishing } from './run-due-jobs'
import { schedulePublishTask } from './task'

/** Lists the scheduled publications of the document, and lets reviewers add one. */
const plansField = uiField('plans', '@/plugins/scheduled-publishing/admin/PlansField#PlansField', {
  position: 'sidebar',
})

/**
 * Publications and unpublications at a chosen date. Adds a field to the form of pages and of the documents that they show, a
 * dashboard card, endpoints, and jobs that servers run: what is already due, before they listen and before the background work
 * of the plugins listed after this one. Needs no other plugin.
 */
export const scheduledPublishing: Plugin = (config) => {
  const { endpoints = [], jobs } = config
  const withJobs: Config = {
    ...config,
    endpoints: [...endpoints, ...scheduledPublicationEndpoints],
    jobs: {
      ...jobs,
      tasks: [...(jobs?.tasks ?? []), schedulePublishTask],
      // Otherwise any signed-in user could run jobs over HTTP, outside the lease.
      access: { run: denyAll, queue: denyAll, cancel: denyAll },
      jobsCollectionOverrides: ({ defaultJobsCollection }) => ({
        ...defaultJobsCollection,
        custom: backedUp(SCHEDULED),
      }),
    },
  }
  const handingOver = extendCollections(withJobs, ({ slug }) => slug === 'users', {
    hooks: { beforeDelete: [handOverPlans] },
  })
  const extended = extendCollections(handingOver, hasDrafts, {
    firstFields: [plansField],
    hooks: {
      afterChange: [cancelWhenTrashed, supersedeOlder],
      afterDelete: [cancelWhenDeleted],
    },
  })
  const card = '@/plugins/scheduled-publishing/admin/ScheduledCard#ScheduledCard'
  return withBackgroundWork(withDashboardCard(extended, card, 'last'), {
    start: startScheduledPublishing,
  })
}
