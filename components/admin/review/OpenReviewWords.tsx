import { reviewWords } from '@/editing/change-words'

import type { ShownReview } from './use-review'

/** « Relecture demandée par Camille il y a 3 jours : « Le titre surtout. » » */
export function OpenReviewWords({ review }: { review: ShownReview }) {
  const { note, readAt } = review
  return (
    <p className="review__request">
      {reviewWords(review, readAt)}
      {note ? <>&nbsp;: «&nbsp;{note}&nbsp;»</> : '.'}
    </p>
  )
}
