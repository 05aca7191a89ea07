import type { Root } from 'mdast'

import { isAccepting, type CallState } from '@/call/state'
import { stateSentence } from '@/call/words'
import type { PageView, SiteView } from '@/components/views'
import { Markdown } from '@/text/markdown'
import { isMarkdown, mapNodes } from '@/text/markdown/parse'
import { writeMarkdown } from '@/text/markdown/write'

import { pageDescription } from './search-engines'

/** A text: the Markdown that staff wrote, its variables filled in, and the HTML of the page. Its headings begin at `h2`. */
export type TextJson = { markdown: string; html: string }

/** An instant in UTC (ISO 8601). */
export type InstantJson = string & { readonly instant?: never }

/** A view in its JSON form. */
type AsJson<View> = View extends Root
  ? TextJson
  : View extends Date
    ? InstantJson
    : View extends (infer Item)[]
      ? AsJson<Item>[]
      : View extends object
        ? { [Key in keyof View]: AsJson<View[Key]> }
        : View

/** The call for projects that a page is about. */
type CallJson = {
  name: string
  /** Address of the page that announces the call. */
  url: string
  state: Exclude<CallState['status'], 'forced'>
  /** Whether one may apply now. */
  isOpen: boolean
  /** The state in French, as the page words it. */
  sentence: string
  /** When the call opens, according to its dates and its override; null if no date is known. */
  opensAt: InstantJson | null
  /** When the call closes, according to its dates and its override; null if no date is known. */
  closesAt: InstantJson | null
}

/** The response of `ADDRESS.json`. A version may gain fields; it renames and removes none, and none changes its meaning. */
export type PageJson = {
  /** Address of the JSON Schema of this document. */
  $schema: string
  version: 1
  /** Address of the HTML page. */
  url: string
  /** When the page itself was last published. */
  updatedAt: InstantJson
  /** null when the page is about no call, or about none that is published. */
  call: CallJson | null
} & AsJson<Omit<PageView, NotInJson | 'call'>>

/** Keys of the view that the JSON leaves out: it has absolute addresses, images within its texts, and no notes for staff. */
type NotInJson = 'path' | 'callsAt' | 'images' | 'rulesFile' | 'excesses'

/** Public address of the JSON Schema, written by `npm run generate`. */
export const SCHEMA_PATH = '/page.schema.json'

/** Returns a page as JSON (`PageJson`): its view, with absolute addresses and with each text as Markdown and as HTML. */
export async function pageJson(page: PageView, site: SiteView, updatedAt: Date): Promise<string> {
  // Inside the function: Next refuses a static import of react-dom/server in the server graph.
  const { renderToStaticMarkup } = await import('react-dom/server')
  const { path, callsAt, call, images, ...view } = page
  const absolute = (href: string) => (href.startsWith('/') ? site.url + href : href)

  const markdownOf = (text: Root) =>
    writeMarkdown(
      mapNodes(text, (node) => {
        if (!('url' in node)) return node
        const url = absolute(node.url)
        if (node.type !== 'image') return { ...node, url }
        return { ...node, url, alt: node.alt?.trim() || images[node.url]?.alt }
      }),
    )
  const htmlOf = (text: Root, id?: string) =>
    renderToStaticMarkup(
      <Markdown text={text} startLevel={1} images={images} siteUrl={site.url} id={id} />,
    ).replace(/ (href|src|srcset)="[^"]*"/gi, (attribute) =>
      attribute.replace(/(?<="|, )(?=\/)/g, site.url),
    )

  const json = {
    $schema: site.url + SCHEMA_PATH,
    version: 1,
    url: site.url + path,
    updatedAt,
    call: call && {
      name: call.name,
      url: site.url + (callsAt ?? path),
      state: call.state.status === 'forced' ? call.state.to : call.state.status,
      isOpen: isAccepting(call.state),
      sentence: stateSentence(call.state, call.change),
      opensAt: call.opensAt,
      closesAt: call.closesAt,
    },
    ...view,
    excesses: undefined,
    rulesFile: undefined,
    description: pageDescription(page, site.name),
  }
  return JSON.stringify(json, function (this: { id?: string }, key, value: unknown) {
    if (isMarkdown(value)) return { markdown: markdownOf(value), html: htmlOf(value, this.id) }
    return typeof value === 'string' && (key === 'href' || key === 'src') ? absolute(value) : value
  })
}
