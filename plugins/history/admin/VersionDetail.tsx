import { Link } from '@payloadcms/ui'
import { notFound } from 'next/navigation'
import type { DocumentViewServerProps } from 'payload'

import { hasRole } from '@/access/roles'
import { ChangeList } from '@/components/admin/changes/ChangeList'
import { slot } from '@/components/page/slots'
import { describe } from '@/editing/changes/describe'
import { withNames } from '@/editing/changes/names'
import { validateSlug } from '@/fields/slug'

import { publishedBefore, versionBefore, versionById } from '../versions'
import {
  addressesOf,
  HistoryFrame,
  subjectOf,
  statusWords,
  whenWords,
  whoWords,
} from './HistoryFrame'
import { RestoreAsDraft } from './RestoreAsDraft'

/**
 * Replaces Payload’s comparison: compares one version with the previous one or, with `?comparer=publiee`, with the version
 * published before it. The latter is the default for a published version, since it shows what changed for visitors.
 */
export async function VersionDetail(props: DocumentViewServerProps) {
  const { initPageResult, routeSegments, searchParams } = props
  const { req } = initPageResult
  const subject = subjectOf(props)
  const version = subject && (await versionById(req, subject, routeSegments.at(-1) ?? ''))
  if (!version) notFound()

  const asked = searchParams?.comparer ?? (version.status === 'published' ? 'publiee' : '')
  const toPublished = asked === 'publiee'
  const base = await (toPublished
    ? publishedBefore(req, subject, version)
    : versionBefore(req, subject, version))
  const { who, changes } = await withNames(req, (names) => ({
    who: whoWords(version, names),
    changes: describe(base?.data, version.data, subject.config.flattenedFields, names),
  }))
  const addresses = addressesOf(props)
  const { slug } = version.data
  const isOfPage = subject.config.slug === 'pages' && validateSlug(slug) === true
  const links = isOfPage
    ? slot('versionLinks').flatMap((linksTo) =>
        linksTo(slug as string, { id: version.id, before: base?.id }),
      )
    : []
  const mayRestore =
    routeSegments[2] !== 'trash' &&
    hasRole(req.user, subject.kind === 'global' ? 'administrator' : 'reviewer')
  const restore = mayRestore && (
    <RestoreAsDraft
      editHref={addresses.edit}
      from={whenWords(version)}
      isGlobal={subject.kind === 'global'}
      slug={subject.config.slug}
      versionId={version.id}
    />
  )

  return (
    <HistoryFrame {...props}>
      <h2>Version du {whenWords(version)}</h2>
      <p>
        {who && `Enregistrée par ${who}. `}État : {statusWords(version)}.{' '}
        <Link href={addresses.list}>Tout l’historique</Link>
      </p>
      <ComparisonChoice href={addresses.version(version.id)} toPublished={toPublished} />
      <p className="history__base">
        {base
          ? `Comparée à celle du ${whenWords(base)} :`
          : 'Rien à quoi la comparer : tout est nouveau.'}
      </p>
      {links.map(({ href, label }) => (
        <p key={href}>
          <a href={href} rel="noopener" target="_blank">
            {label}
          </a>
        </p>
      ))}
      {restore}
      <ChangeList changes={changes} />
      {/* Repeated at the end of a long comparison. */}
      {changes.length > 0 && restore}
    </HistoryFrame>
  )
}

type ComparisonChoiceProps = { href: string; toPublished: boolean }

/** Links to choose the version to compare with. */
function ComparisonChoice({ href, toPublished }: ComparisonChoiceProps) {
  return (
    <nav aria-label="Comparer à" className="history__choice">
      <Link aria-current={toPublished ? undefined : 'page'} href={`${href}?comparer=precedente`}>
        Comparer à la version précédente
      </Link>
      <Link aria-current={toPublished ? 'page' : undefined} href={`${href}?comparer=publiee`}>
        Comparer à la version publiée
      </Link>
    </nav>
  )
}
