import { Link } from '@payloadcms/ui'
import type { AdminViewServerProps, Payload } from 'payload'
import { Suspense } from 'react'
import { z } from 'zod'

import { hasRole } from '@/access/roles'
import { StaffScreen } from '@/components/admin/screens/StaffScreen'
import { frenchDeadline } from '@/text/french-date'
import { addressFrom } from '@/text/site-path'

import { dismissalDays } from '../dismissal-days'
import { type DismissedItem, type ReportedItem, reportOf } from '../report'
import { DismissItem, ReportStatus, RestoreItem } from './ReportActions'
import { ReportItems } from './ReportItems'
import { countWords, REPORT_PATH } from './words'

const PER_SCREEN = 50

/** Anything else in the address, such as a kind that no longer has an item, shows the whole list. */
const querySchema = z.object({
  sujet: z.string().max(100).nullable().catch(null).default(null),
  suite: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})

/** « À regarder »: all items, or those of one kind, by impact on visitors. */
export function ReportScreen(props: AdminViewServerProps) {
  const { payload, user } = props.initPageResult.req
  const query = querySchema.parse(props.searchParams ?? {})
  return (
    <StaffScreen {...props} role="editor" title="À regarder">
      <Suspense fallback={<p role="status">Recherche en cours, quelques secondes…</p>}>
        <Report
          mayConfigure={hasRole(user, 'administrator')}
          payload={payload}
          screen={query.suite}
          subject={query.sujet}
        />
      </Suspense>
    </StaffScreen>
  )
}

type ReportProps = {
  payload: Payload
  mayConfigure: boolean
  /** The kind to show, as `addressFrom` writes it; null: all. */
  subject: string | null
  /** From 1. */
  screen: number
}

async function Report({ mayConfigure, payload, screen, subject }: ReportProps) {
  const now = new Date()
  const { dismissed, items } = await reportOf(payload, now)
  const days = dismissalDays(now)
  const asked = items.filter(({ kind }) => addressFrom(kind) === subject)
  const chosen = asked.length ? asked : items
  const start = (screen - 1) * PER_SCREEN
  return (
    <ReportStatus>
      {items.length === 0 && (
        <p>
          Rien à regarder&nbsp;: ni lien rompu, ni texte à compléter, ni brouillon oublié. Cette
          liste se met à jour à chaque publication.
        </p>
      )}
      {items.length > 0 && (
        <>
          <p>{countWords(chosen)}</p>
          <Kinds items={items} subject={asked.length ? subject : null} />
          <ReportItems
            action={({ key, name }) => <DismissItem days={days} itemKey={key} name={name} />}
            items={chosen.slice(start, start + PER_SCREEN)}
            mayConfigure={mayConfigure}
          />
          <Pages count={chosen.length} screen={screen} subject={subject} />
        </>
      )}
      <Dismissed items={dismissed} mayConfigure={mayConfigure} />
    </ReportStatus>
  )
}

type DismissedProps = { items: DismissedItem[]; mayConfigure: boolean }

/** The items that staff dismissed, folded. */
function Dismissed({ items, mayConfigure }: DismissedProps) {
  if (!items.length) return null
  const why = ({ by, reason, until }: DismissedItem) =>
    `Écarté jusqu’au ${frenchDeadline(until)} par ${by ?? 'un compte supprimé'}\u00a0: ${reason}`
  return (
    <details>
      <summary>
        {items.length === 1 ? 'Un élément écarté' : `${items.length} éléments écartés`}
      </summary>
      <ReportItems
        action={(item) => (
          <>
            <p className="staff-note">{why(item)}</p>
            <RestoreItem itemKey={item.key} name={item.name} />
          </>
        )}
        items={items}
        mayConfigure={mayConfigure}
      />
    </details>
  )
}

const hrefOf = (subject: string | null, screen = 1): string => {
  const query = new URLSearchParams({
    ...(subject && { sujet: subject }),
    ...(screen > 1 && { suite: `${screen}` }),
  })
  return query.size ? `${REPORT_PATH}?${query}` : REPORT_PATH
}

type KindsProps = { items: ReportedItem[]; subject: string | null }

/** Links to the items of each kind. */
function Kinds({ items, subject }: KindsProps) {
  const counts = new Map<string, number>()
  for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const links = [
    { label: 'Tout', value: null, count: items.length },
    ...[...counts].map(([kind, count]) => ({ label: kind, value: addressFrom(kind), count })),
  ]
  return (
    <nav aria-label="Filtrer par sujet">
      <ul className="report__kinds">
        {links.map(({ count, label, value }) => (
          <li key={label}>
            <Link
              prefetch={false}
              aria-current={value === subject ? 'page' : undefined}
              href={hrefOf(value)}
            >
              {label} ({count})
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type PagesProps = { count: number; screen: number; subject: string | null }

/** Links to the items before and after. */
function Pages({ count, screen, subject }: PagesProps) {
  const last = Math.ceil(count / PER_SCREEN)
  if (last < 2) return null
  return (
    <nav aria-label="Suite de la liste" className="report__pages">
      {screen > 1 && (
        <Link prefetch={false} href={hrefOf(subject, screen - 1)}>
          Précédents
        </Link>
      )}
      <span>
        Page {screen} sur {last}
      </span>
      {screen < last && (
        <Link prefetch={false} href={hrefOf(subject, screen + 1)}>
          Suivants
        </Link>
      )}
    </nav>
  )
}
