import type { CollectionBeforeDeleteHook, Plugin } from 'payload'

import { extendCollections, withDashboardCard } from '@/collections/extend'
import { withReportItems } from '@/editing/report-items'
import { uiField } from '@/editing/staff-screens'
import { withBackgroundWork } from '@/platform/background'

import { ReviewDates } from './collection'
import { sendReminders } from './remind'
import { overdueReviews } from './report'

const reviewDateField = uiField(
  'reviewDate',
  '@/plugins/review-dates/admin/ReviewDateField#ReviewDateField',
  { position: 'sidebar' },
)

/** Before a page is deleted for good: its planned review goes with it. */
const forgetReviewDate: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await req.payload.db.deleteMany({
    collection: 'review-dates',
    where: { page: { equals: id } },
    req,
  })
}

/**
 * A person in charge and a review date for each page. Adds a collection, a field in the form of pages, a dashboard card for the
 * person in charge, one email when the date comes, and items to « À regarder » (`plugins/content-report`). Needs no other
 * plugin.
 */
export const reviewDates: Plugin = (config) => {
  const collections = [...(config.collections ?? []), ReviewDates]
  const extended = extendCollections({ ...config, collections }, ({ slug }) => slug === 'pages', {
    fields: [reviewDateField],
    hooks: { beforeDelete: [forgetReviewDate] },
  })
  const reminding = withBackgroundWork(withReportItems(extended, overdueReviews), {
    hourly: {
      run: (payload) => sendReminders(payload),
      failing: 'Des rappels de révision ne sont pas partis',
    },
  })
  return withDashboardCard(
    reminding,
    '@/plugins/review-dates/admin/ReviewDatesCard#ReviewDatesCard',
    'first',
  )
}
