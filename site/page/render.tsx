import type { ReactElement, ReactNode } from 'react'

import { Document } from '@/components/page/Document'
import { ErrorDocument, type ErrorStatus } from '@/components/page/ErrorDocument'
import { PageMain } from '@/components/page/PageMain'
import type { PageView, SiteView } from '@/components/views'
import { env } from '@/platform/env'
import { siteView } from '@/site/content/site-view'

import { ownState, pageDescription, StructuredData } from './search-engines'

/** A whole page as an HTML document; `notice` above its header, if any. */
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
 * An error page as an HTML document; `site` null when the settings could not be read either. `reference`: under which the
 * log tells the cause. `async`: what cannot be read is a rejection too, for whoever then says it in one sentence.
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

/** `document` as HTML. */
export async function renderDocument(document: ReactElement): Promise<string> {
  const markup = await renderFragment(document)
  // As HTML writes what is true by its name alone; in a text, the quotes would be escaped.
  return `<!DOCTYPE html>${markup.replace(/ (checked|open)=""/g, ' $1')}`
}

/** `element` as HTML, to stand in a document. */
export async function renderFragment(element: ReactElement): Promise<string> {
  // Inside the function: Next refuses a static import of react-dom/server in the server graph.
  const { renderToStaticMarkup } = await import('react-dom/server')
  return renderToStaticMarkup(element)
}
