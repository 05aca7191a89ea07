import type { TimelineEntry } from '@/call/timeline'
import { previewHref, previewLocal } from '@/editing/preview/address'
import type { PreviewablePage } from '@/editing/preview/pages-showing'

const WHEN = { past: 'passé', present: 'en cours', future: 'à venir' }

type TimelineItemProps = { entry: TimelineEntry; pages: PreviewablePage[] }

/** One moment of a call: when, what, what the page says from then on, and the way to see it. */
export function TimelineItem({ entry, pages }: TimelineItemProps) {
  const { at, label, time, when, says } = entry
  const isNow = when === 'now'
  const local = at && !isNow ? previewLocal(at) : ''
  return (
    <li
      aria-current={isNow ? 'step' : undefined}
      className={`call-timeline__entry call-timeline__entry--${when}`}
    >
      <p>
        <strong>{label}</strong> {time}
        {when && !isNow && <span className="call-timeline__when"> ({WHEN[when]})</span>}
      </p>
      {says && <p>La page dit&nbsp;: «&nbsp;{says}&nbsp;»</p>}
      {at && pages.length > 0 && (
        <p className="call-timeline__links">
          {pages.map(({ slug, title }) => (
            <a href={previewHref(slug, local)} key={slug} rel="noreferrer" target="_blank">
              Voir «&nbsp;{title}&nbsp;» {isNow ? 'maintenant' : 'à cet instant'} (nouvel onglet)
            </a>
          ))}
        </p>
      )}
    </li>
  )
}
