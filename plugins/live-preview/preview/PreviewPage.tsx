import config from '@payload-config'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { getPayload } from 'payload'

import { isStaff } from '@/access/roles'
import { ExcessNotice } from '@/components/page/Notices'
import { PageMain } from '@/components/page/PageMain'
import { validateSlug } from '@/fields/slug'
import type { User } from '@/payload-types'
import { contentAt, siteAt, siteContent } from '@/site/content'

import { FRAMED, framedPreviewHref, previewHref, versionHref } from '../address'
import { pageVersion, versionAt } from '../past-page'
import { placesOf } from '../places'
import { askedVersion, simulatedInstant } from '../query'
import { Framed } from './Framed'
import { PastBar } from './PastBar'
import { PreviewFrame } from './PreviewFrame'
import { SimulationBar } from './SimulationBar'

type PreviewPageProps = {
  params: Promise<{ path?: string[] }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** A page as it will look at the instant `le`, drafts included, for staff. Visitors are redirected to the page itself. */
export default async function PreviewPage(props: PreviewPageProps) {
  const slug = ((await props.params).path ?? []).join('/')
  // Also keeps the redirects below within the site.
  if (slug && validateSlug(slug) !== true) notFound()
  const searchParams = await props.searchParams
  const payload = await getPayload({ config })
  const { user } = await payload.auth({ headers: await headers() })
  if (!isStaff(user)) redirect(`/${slug}`)

  const past = askedVersion(searchParams)
  if (past) return <PastPage {...past} user={user} />

  const now = new Date()
  const isFramed = FRAMED in searchParams
  const { instant, isUnderstood } = simulatedInstant(searchParams, now)
  const reader = { staff: user }
  const [found, { site }] = await Promise.all([
    contentAt(payload, `/${slug}`, instant, reader),
    siteAt(payload, instant, reader),
  ])
  switch (found.kind) {
    case 'page':
      return (
        <PreviewFrame
          title={found.page.title}
          path={found.page.path}
          site={site}
          notice={
            <>
              <SimulationBar
                slug={slug}
                pageId={found.id}
                instant={instant}
                now={now}
                isUnderstood={isUnderstood}
                isFramed={isFramed}
              />
              <ExcessNotice excesses={found.page.excesses} />
            </>
          }
        >
          <PageMain page={found.page} site={site} />
          {isFramed && <Framed places={await placesOf(payload, found.id, user)} />}
        </PreviewFrame>
      )
    case 'redirect':
      // A former address that leads to no page: nothing to preview.
      if (validateSlug(found.path.slice(1)) !== true) return redirect(found.path)
      return redirect(
        (isFramed ? framedPreviewHref : previewHref)(
          found.path.slice(1),
          [searchParams.le ?? ''].flat()[0] ?? '',
        ),
      )
    case 'nothing':
      return notFound()
    default:
      return found satisfies never
  }
}

type PastPageProps = NonNullable<ReturnType<typeof askedVersion>> & { user: User }

/** An earlier version of a page, as visitors or staff read it then, and what it changed. */
async function PastPage({ at, before, user, version }: PastPageProps) {
  const payload = await getPayload({ config })
  const past = await pageVersion(payload, version, user)
  if (!past) notFound()
  const { page, savedAt } = past
  const [view, site] = await Promise.all([
    versionAt(payload, page, at ?? savedAt, user),
    siteContent(payload, { staff: user }),
  ])
  return (
    <PreviewFrame
      title={view.title}
      path={view.path}
      site={site}
      notice={
        <>
          <PastBar
            base={before ? versionHref(page.slug, { version: before, at: savedAt }) : null}
            pageId={page.id}
            savedAt={savedAt}
            versionId={version}
          />
          <ExcessNotice excesses={view.excesses} />
        </>
      }
    >
      <PageMain page={view} site={site} />
    </PreviewFrame>
  )
}
