import type { Plugin } from 'payload'

import { extendCollections, hasDrafts, withDashboardCard } from '@/collections/extend'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import { withReportItems } from '@/editing/report-items'
import { uiField } from '@/editing/staff-screens'

import { reviewRequests } from './collection'
import { oldRequests } from './report'
import { closeWhenPublished } from './requests'

/** « Relecture »: requests a review, shows the open request, and marks it as done. */
const reviewField = uiField('review', '@/plugins/reviews/admin/ReviewField#ReviewField', {
  position: 'sidebar',
})

/**
 * Requests to review a draft before its publication, which closes them. Adds a collection, a field in the form of every
 * document with drafts, the first card of the dashboard, and items to « À regarder »
 * (`plugins/content-report`). Sends emails if the site does. Needs no other plugin.
 */
export const reviews: Plugin = (config) => {
  const collections = config.collections ?? []
  const drafted = collections.filter(hasDrafts).map(({ slug }) => slug as PublishableSlug)
  const extended = extendCollections(
    { ...config, collections: [...collections, reviewRequests(drafted)] },
    hasDrafts,
    { fields: [reviewField], hooks: { afterChange: [closeWhenPublished] } },
  )
  const reported = withReportItems(extended, oldRequests)
  return withDashboardCard(reported, '@/plugins/reviews/admin/ReviewsCard#ReviewsCard', 'first')
}
