import type { Element, ElementContent, Root } from 'hast'
import { defaultHandlers, type Handle, toMdast } from 'hast-util-to-mdast'
import type { PhrasingContent, Root as Markdown } from 'mdast'
import { Fragment, isValidElement, type ReactNode } from 'react'

import { PageMain } from '@/components/page/PageMain'
import type { PageView, SiteView } from '@/components/views'
import { writeMarkdown } from '@/text/markdown/write'

/** Returns the `<main>` of a page as Markdown (`pageTree`). */
export const pageMarkdown = (page: PageView, site: SiteView): string =>
  writeMarkdown(pageTree(page, site))

/**
 * Returns the `<main>` of a page as a Markdown tree, made from the same components as its HTML. Links and images have absolute
 * addresses.
 */
export function pageTree(page: PageView, site: SiteView): Markdown {
  const base = element('base', { href: site.url + page.path }, [])
  const children = [base, ...toHast(<PageMain page={page} site={site} />)]
  return toMdast({ type: 'root', children } satisfies Root, { handlers }) as Markdown
}

/** Classes of the elements that only help to move around the HTML page. */
const ONLY_ON_SCREEN = [
  'eig-call-links',
  'fr-breadcrumb',
  'fr-summary',
  'eig-permalink',
  'eig-back-to-top',
]

type Props = { children?: ReactNode; className?: string } & Element['properties']

/** The HTML elements that `node` renders to. Public components are plain functions: they use no hooks, context or state. */
function toHast(node: ReactNode): ElementContent[] {
  if (typeof node === 'string' || typeof node === 'number') {
    return [{ type: 'text', value: String(node) }]
  }
  if (Array.isArray(node)) return (node as ReactNode[]).flatMap(toHast)
  if (!isValidElement<Props>(node)) return []
  const { type, props } = node
  const { children, className = '', ...properties } = props
  if (type === Fragment) return toHast(children)
  if (typeof type === 'function') return toHast((type as (props: Props) => ReactNode)(props))
  const classes = className.split(' ')
  if (ONLY_ON_SCREEN.some((name) => classes.includes(name))) return []
  return [element(type, { ...properties, className: classes }, toHast(children))]
}

const element = (
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
): Element => ({ type: 'element', tagName, properties, children })

const flow: Handle = (state, node) => state.toFlow(state.all(node))

const hasClass = ({ properties }: Element, names: string[]) =>
  [properties.className].flat().some((name) => names.includes(String(name)))

/** Cards and criteria have headings, which would be nested in list items: write them one after the other. */
const list: Handle = (state, node) =>
  hasClass(node, ['eig-cards', 'eig-criteria'])
    ? node.children.flatMap((item) => state.toFlow(state.all(item as Element)))
    : defaultHandlers.ul(state, node)

/** The title of a link to another site only says that it opens a new window. The number of a criterion is no link here. */
const link: Handle = (state, node) => {
  if (hasClass(node, ['eig-criteria__link'])) return state.all(node)
  const { target, title, ...properties } = node.properties
  return defaultHandlers.a(state, {
    ...node,
    properties: target ? properties : { ...properties, title },
  })
}

/** Markdown does not allow a space just after the opening marks: write it before them. */
const strong: Handle = (state, node) => {
  const [first] = node.children
  if (first?.type !== 'text' || first.value.trim()) return defaultHandlers.strong(state, node)
  const children = node.children.slice(1)
  return [
    { type: 'text', value: ' ' },
    { type: 'strong', children: state.all({ ...node, children }) as PhrasingContent[] },
  ]
}

/** Markdown has no such element: write it as the HTML that the texts of the site may hold. */
const html: Handle = (state, node) => [
  { type: 'html', value: `<${node.tagName}>` },
  ...state.all(node),
  { type: 'html', value: `</${node.tagName}>` },
]

const handlers: Record<string, Handle> = {
  a: link,
  ol: list,
  ul: list,
  strong,
  // Its heading is a block, not inline text.
  summary: flow,
  u: html,
  sub: html,
  sup: html,
}
