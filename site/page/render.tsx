import type { ReactElement, ReactNode } from 'react'

import { stateSentence, stateWords } from '@/call/words'
import { Document } from '@/components/page/Document'
import { ErrorDocument, type ErrorStatus } from '@/components/page/ErrorDocument'
import { PageMain } from '@/components/page/PageMain'
import { CallData, QuestionsData } from '@/components/page/StructuredData'
import type { PageView, SiteView } from '@/components/views'
import { readAssets } from '@/platform/assets'
import { env } from '@/platform/env'
import { siteView } from '@/site/content/site-view'

import { pageDescription } from './description'

/** A whole page as an HTML document; `notice` above its header, if any. */
export function renderPage(page: PageView, site: SiteView, notice?: ReactNode): Promise<string> {
  return renderDocument(
    <Document
      title={page.title}
      state={ownState(page, site.name)}
      description={pageDescription(page, site.name)}
      path={page.path}
      site={site}
      assets={readAssets()}
      notice={notice}
      head={
        <>
          {page.call && <CallData call={page.call} page={page} site={site} />}
          <QuestionsData page={page} site={site} />
        </>
      }
    >
      <PageMain page={page} site={site} />
    </Document>,
  )
}

/** Characters of a title that search engines show; a checker of HTML asks for no more. */
const LONGEST_TITLE = 70

/**
 * The state of the call that the page has itself, with its date where the title has room for it, '' where it has none at
 * all. Those of its rubric are not about it in the same way.
 */
function ownState({ call, callsAt, path, title }: PageView, siteName: string): string {
  if (!call || callsAt !== path) return ''
  const words = [stateSentence(call.state), stateWords(call.state).badge]
  const fits = (state: string) => `${title} – ${state} – ${siteName}`.length <= LONGEST_TITLE
  return words.find(fits) ?? ''
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
      assets={readAssets()}
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
