'use client'

import { Link, useDocumentInfo } from '@payloadcms/ui'

import { StaffPanel } from '@/components/admin/StaffRegion'
import { useAnswer } from '@/components/admin/use-answer'

import { screenHref } from '../words'

/** Beside a page with a public record: the way to explain a published change, or to withdraw its words. */
export function ChangesField() {
  const { id, isTrashed } = useDocumentInfo()
  const query = new URLSearchParams({ 'where[page][equals]': String(id) })
  const { body } = useAnswer<{ totalDocs: number }>(
    id && !isTrashed ? `/api/public-versions/count?${query}` : null,
  )
  if (!body?.totalDocs) return null
  return (
    <StaffPanel className="public-changes" title="Ce qui a changé">
      <p className="staff-advice">
        Les visiteurs lisent chaque changement publié de cette page. Vous pouvez leur en donner la
        raison.
      </p>
      <Link href={screenHref(String(id))} prefetch={false}>
        Expliquer ou retirer un changement
      </Link>
    </StaffPanel>
  )
}
