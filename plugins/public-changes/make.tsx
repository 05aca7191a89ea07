import type { Payload } from 'payload'

import { earliest } from '@/call/choice'
import { Document } from '@/components/page/Document'
import { contentAt, siteAt } from '@/site/content'
import { publishedPages } from '@/site/content/published-pages'
import type { Made } from '@/site/page/made'
import { nothingThere } from '@/site/page/make-page'
import { redirectUnder, type AskedUnder } from '@/site/page/page-addresses'
import { renderDocument } from '@/site/page/render'
import { HTML } from '@/site/page/responses'
import { decodeSafely } from '@/text/site-path'

import { askedVersion, changesHref, NAME, versionHref } from './address'
import { changesOf } from './changes'
import { Changes } from './page/Changes'
import { PastNotice } from './page/PastNotice'
import { Refused } from './page/Refused'
import { pastOf } from './past'
import { recordPageById } from './record'

/** Makes the list of the changes of a page or, with `rest`, the page as it was at an instant or on a day. */
export async function makeChanges(
  payload: Payload,
  { page, rest }: AskedUnder,
  instant: Date,
): Promise<Made> {
  const path = decodeSafely(page)
  const here = (await publishedPages(payload)).at.get(path)
  if (!here) return former(payload, path, instant)
  return rest === null
    ? makeList(payload, { path, id: here.id }, instant)
    : makePast(payload, { path, id: here.id, title: here.link.label }, rest, instant)
}

/** The changes of a page that has moved are at its new address. */
async function former(payload: Payload, path: string, instant: Date): Promise<Made> {
  const moved = redirectUnder(await contentAt(payload, path, instant), NAME)
  return moved ?? { kind: 'nothing', html: await nothingThere(payload, instant) }
}

type Here = { path: string; id: string }

async function makeList(payload: Payload, { id, path }: Here, instant: Date): Promise<Made> {
  // The background work may not have seen the last publication yet. The site also makes pages ahead, for instants to come:
  // nothing of these is public yet.
  if (instant <= new Date()) await recordPageById(payload, id, instant)
  const [found, changes, { site, until }] = await Promise.all([
    contentAt(payload, path, instant),
    changesOf(payload, id),
    siteAt(payload, instant),
  ])
  if (found.kind !== 'page' || !changes) {
    return { kind: 'nothing', html: await nothingThere(payload, instant) }
  }
  const { page } = found
  const body = await renderDocument(
    <Document
      title={`Ce qui a changé – ${page.title}`}
      description={`Chaque changement publié de la page «\u00a0${page.title}\u00a0», et sa raison.`}
      path={changesHref(path)}
      site={site}
    >
      <Changes page={page} changes={changes} />
    </Document>,
  )
  return { kind: 'document', body, type: HTML, until: earliest([found.until, until]) }
}

/** Stands for the stored HTML, which React cannot insert without an element around it. */
const PLACE = 'eig-place-of-main'

async function makePast(
  payload: Payload,
  { id, path, title }: Here & { title: string },
  rest: string,
  instant: Date,
): Promise<Made> {
  const asked = askedVersion(decodeSafely(rest))
  if (!asked) return { kind: 'nothing', html: await nothingThere(payload, instant) }
  const { site, until } = await siteAt(payload, instant)
  const past = await pastOf(payload, id, asked, instant)
  switch (past.kind) {
    case 'day':
      return { kind: 'redirect', path: versionHref(path, past.at), permanent: false }
    case 'version': {
      const html = await renderDocument(
        <Document
          title={title}
          path={path}
          site={site}
          robots="noindex"
          notice={<PastNotice at={past.at} path={path} />}
        >
          {PLACE}
        </Document>,
      )
      const body = html.replace(PLACE, () => past.main)
      return { kind: 'document', body, type: HTML, until, robots: 'noindex' }
    }
    default:
      return {
        kind: 'nothing',
        html: await renderDocument(<Refused kind={past.kind} path={path} site={site} />),
      }
  }
}
