import { Link } from '@payloadcms/ui'
import { createLocalReq, type AdminViewServerProps, type Payload } from 'payload'
import { z } from 'zod'

import { hasRole } from '@/access/roles'
import { StaffScreen } from '@/components/admin/screens/StaffScreen'
import { storedDocuments } from '@/editing/published'
import type { Page } from '@/payload-types'
import { isDocumentId } from '@/platform/database/ids'
import { frenchMoment } from '@/text/french-date'

import { changesHref } from '../address'
import { changesOf, type Entry } from '../changes'
import { screenHref } from '../words'
import { EntryForm } from './EntryForm'

import './changes.css'

/** Anything else in the address shows the list of the pages. */
const querySchema = z.object({ page: z.string().max(100).nullable().catch(null).default(null) })

/** « Changements publics »: the changes that visitors read of each page with a call, with a form to explain or withdraw them. */
export function ChangesScreen(props: AdminViewServerProps) {
  const { payload, user } = props.initPageResult.req
  const { page } = querySchema.parse(props.searchParams ?? {})
  const isKnown = page !== null && isDocumentId(page, payload)
  return (
    <StaffScreen {...props} role="editor" title="Changements publics">
      {isKnown ? (
        <ChangesOfPage id={page} mayChange={hasRole(user, 'reviewer')} payload={payload} />
      ) : (
        <PagesWithChanges payload={payload} />
      )}
    </StaffScreen>
  )
}

/** The pages that visitors read with a call. */
async function PagesWithChanges({ payload }: { payload: Payload }) {
  const req = await createLocalReq({}, payload)
  const pages = await storedDocuments<Page>(req, 'pages', false)
  const withCall = pages.filter(({ _status, calls }) => _status === 'published' && calls?.length)
  if (!withCall.length) {
    return <p>Aucune page en ligne ne présente un appel à projets&nbsp;: rien n’est relevé.</p>
  }
  return (
    <>
      <p>Choisissez la page dont vous voulez expliquer ou retirer un changement.</p>
      <ul>
        {withCall.map(({ id, title }) => (
          <li key={id}>
            <Link href={screenHref(id)} prefetch={false}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

type ChangesOfPageProps = { id: string; mayChange: boolean; payload: Payload }

async function ChangesOfPage({ id, mayChange, payload }: ChangesOfPageProps) {
  const page = await payload.findByID({ collection: 'pages', id, depth: 0, disableErrors: true })
  const changes = page && (await changesOf(payload, id))
  if (!changes) return <p>Cette page n’est pas en ligne, ou ne présente aucun appel à projets.</p>
  return (
    <>
      <p>
        Page{' '}
        <Link href={`/admin/collections/pages/${id}`} prefetch={false}>
          {page.title}
        </Link>
        . <a href={changesHref(`/${page.slug}`)}>Lire ses changements comme les visiteurs</a>
      </p>
      <p className="staff-advice">
        Retirer un contenu est définitif&nbsp;: la date du changement reste, ses mots sont effacés.
        À réserver à ce que la loi interdit de montrer. Si plusieurs versions le contiennent,
        retirez-les toutes.
      </p>
      {!changes.entries.length && <p>Aucun changement depuis l’annonce de l’appel.</p>}
      {[...changes.entries, changes.start].map((entry) => (
        <section key={entry.id}>
          <h2>{titleOf(entry)}</h2>
          <p>{summaryOf(entry)}</p>
          {mayChange && entry.kind !== 'absent' && (
            <EntryForm
              id={entry.id}
              isFirst={entry.id === changes.start.id}
              isMinor={entry.isMinor}
              isWithdrawn={entry.isWithdrawn}
              name={frenchMoment(entry.at)}
              reason={entry.reason}
            />
          )}
        </section>
      ))}
      {!mayChange && <p>Un relecteur ou une relectrice peut donner la raison d’un changement.</p>}
    </>
  )
}

const titleOf = ({ at, kind }: Entry): string =>
  kind === 'start' || kind === 'announcement'
    ? `Première version, ${frenchMoment(at)}`
    : frenchMoment(at)

/** The words of a change, shortened. */
function summaryOf({ changes, isWithdrawn, kind }: Entry): string {
  if (kind === 'absent') return 'Page mise hors ligne.'
  if (isWithdrawn) return 'Contenu retiré.'
  const words = (wanted: 'added' | 'removed') =>
    changes
      .flatMap(({ parts }) => parts.filter((part) => part.kind === wanted && part.text.trim()))
      .map(({ text }) => `«\u00a0${text.trim()}\u00a0»`)
      .slice(0, 5)
      .join(', ')
  const [added, removed] = [words('added'), words('removed')]
  const sentences = [added && `Ajouté\u00a0: ${added}.`, removed && `Supprimé\u00a0: ${removed}.`]
  return sentences.filter(Boolean).join(' ')
}
