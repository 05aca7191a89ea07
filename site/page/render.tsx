import type { ReactElement, ReactNode } from 'react'

import { Document } from '@/components/page/Document'
import { ErrorDocument, type ErrorStatus } from '@/components/page/ErrorDocument'
import { PageMain } from '@/components/page/PageMain'
import type { PageView, SiteView } from '@/components/views'
import { env } from '@/platform/env'
import { siteView } from '@/site/content/site-view'

import { ownState, pageDescription, StructuredData } from './search-engines'

/** Returns a whole page as an HTML document, with `notice` above its header, if any. */
export function renderPage(page: PageView, site: SiteView, notice?: ReactNode): Promise<string> {
  return renderDocument(
    <Document
      title={page.title}
      state={ownState(page, site.name)}
      description={pageDescription(page, site.name)}
      path={page.path}
      site={site}
      notice={notice}
      head={
        <>
          <link rel="alternate" type="application/json" href={`${page.path}.json`} />
          <link rel="alternate" type="text/markdown" href={`${page.path}.md`} />
          <StructuredData page={page} site={site} />
        </>
      }
    >
      <PageMain page={page} site={site} />
    </Document>,
  )
}

/**
 * Returns an error page as an HTML document; `site` is null when the settings could not be read either. `reference`: the
 * identifier under which the cause is logged. `async`, so that any exception becomes a rejection, which the caller catches
 * to send one plain sentence instead.
 */
export async function renderError(
  status: ErrorStatus,
  site: SiteView | null,
  reference?: string,
): Promise<string> {
  return renderDocument(
    <ErrorDocument
      status={status}
      reference={reference}
      site={site ?? siteView({}, env().siteUrl)}
    />,
  )
}

/** Returns `document` as an HTML document. */
export async function renderDocument(document: ReactElement): Promise<string> {
  const markup = await renderFragment(document)
  // HTML writes boolean attributes by their name alone. Texts cannot match: their quotes are escaped.
  return `<!DOCTYPE html>${markup.replace(/ (checked|defer|open)=""/g, ' $1')}`
}

/** Returns `element` as HTML, to insert in a document. */
export async function renderFragment(element: ReactElement): Promise<string> {
  // Inside the function: Next refuses a static import of react-dom/server in the server graph.
  const { renderToStaticMarkup } = await import('react-dom/server')
  return renderToStaticMarkup(element)
}
