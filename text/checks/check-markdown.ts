import type { Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'

import { excessOfLength, excessSentence, LONGEST_TEXT } from '@/text/bounds'
import { markdownNodes, nodesIn, readMarkdown } from '@/text/markdown/parse'
import { MARK } from '@/text/markdown/transforms'

import { checkTarget, isEmpty } from './check-target'
import { error, warning, type ContentContext, type Finding } from './finding'
import { placeholders, unformattedText } from './placeholders'
import { isFile } from '../site-path'

/**
 * Returns the faults of a Markdown text in its order, without duplicates: links, images, heading levels and passages left
 * to write, then the shortcodes of the former site. Never throws. A text beyond the limits only gives that error.
 */
export function checkMarkdown(source: string, context: ContentContext): Finding[] {
  const { tree, excess } = readMarkdown(source)
  // The limit of a single text comes first: its field refuses it for the same reason, even if a whole page may hold more.
  const tooMuch = excessOfLength(source, LONGEST_TEXT) ?? excess
  if (tooMuch) return [error('', excessSentence(tooMuch))]
  const nodes = nodesIn(tree)
  let level = 0
  const findings = nodes.flatMap((node) => {
    if (node.type === 'html') return checkTag(node.value, source)
    if (node.type !== 'heading') return checkNode(node, context)
    const isSkipping = level > 0 && node.depth > level + 1
    const message = `Ce titre saute un niveau (de ${level} à ${node.depth}) : choisissez le niveau ${level + 1}. La page corrige d’elle-même.`
    level = node.depth
    return [
      ...(isSkipping ? [warning(toString(node), message)] : []),
      ...placeholders(unformattedText(node), context),
    ]
  })
  return once([...findings, ...shortcodes(nodes)])
}

/** Returns the addresses of the links and images of a Markdown text. */
export const addressesIn = (source: string): string[] =>
  markdownNodes(source).flatMap((node) => ('url' in node ? node.url : []))

/** Returns the addresses of the links of a Markdown text. */
export const targetsIn = (source: string): string[] =>
  markdownNodes(source).flatMap((node) =>
    node.type === 'link' || node.type === 'definition' ? [node.url] : [],
  )

function checkNode(node: Nodes, context: ContentContext): Finding[] {
  switch (node.type) {
    case 'link': {
      const words = toString(node).trim()
      const findings = checkTarget(node.url, context)
      if (isEmpty(node.url)) return findings.map((finding) => ({ ...finding, excerpt: words }))
      return words ? findings : [...findings, { ...warning(node.url, NO_WORDS), about: 'link' }]
    }
    case 'definition':
      return checkTarget(node.url, context)
    case 'image':
      return [
        ...checkTarget(node.url, context),
        // An image of the library has its own alternative text, or staff marked it as decorative.
        ...(isFile(node.url) ? [] : checkAlternative(node.alt, node.url)),
      ]
    case 'imageReference':
      return checkAlternative(node.alt, node.identifier)
    case 'paragraph':
    case 'tableCell':
      return placeholders(unformattedText(node), context)
    case 'text':
      return [
        ...(node.value.includes('](') ? [warning(lineWith('](', node.value), NO_LINK)] : []),
        ...(node.value.match(TAG) ?? []).map((tag) => warning(tag, LITERAL_TAG)),
      ]
    default:
      return []
  }
}

/**
 * A tag typed in the visual editor, which escapes it. Only the tags that people type: « a < b > c » is not a tag. The limit
 * on its length keeps a text such as `<b <b <b` from taking quadratic time.
 */
const TAG =
  /<\/?(?:a|b|big|blockquote|br|center|code|div|del|em|font|h[1-6]|hr|i|iframe|img|ins|li|mark|ol|p|pre|s|script|small|span|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul|video)(?:\s[^<>]{0,300})?\/?>/gi

/** Reports tags, except the marks that the page renders and tags inside a shortcode of the former site. */
const checkTag = (tag: string, source: string): Finding[] =>
  MARK.test(tag) || source.includes(`{{${tag}`) ? [] : [warning(lineWith('<', tag), LITERAL_TAG)]

const LITERAL_TAG =
  'Les visiteurs liront cette balise telle quelle\u00a0: retirez-la, ou mettez en forme par les boutons.'

const NO_WORDS =
  'Ce lien n’a pas de mots : la page montrera son adresse. Écrivez ce que l’on y trouve.'

const NO_LINK =
  'Ces crochets et ces parenthèses ne font pas un lien, et se liront tels quels : vérifiez l’adresse, qui ne peut pas contenir d’espace.'

const NO_ALTERNATIVE =
  'Cette image n’a pas de texte de remplacement : si elle informe, dites-y ce qu’elle montre ; si elle décore, laissez-le vide.'

const checkAlternative = (alternative: string | null | undefined, excerpt: string): Finding[] =>
  alternative?.trim() ? [] : [{ ...warning(excerpt, NO_ALTERNATIVE), about: 'image' }]

/** A Hugo shortcode of the former site, `{{< youtube … >}}`: only the import can replace it. */
const SHORTCODE = /\{\{[<%][^{}]*\}{0,2}/g

const NO_SHORTCODE =
  'Rien ne prend ici la place de ce raccourci, que les visiteurs liront tel quel : écrivez ce qu’il doit montrer.'

/** Joins all the words before searching: `{{<a>}}` is parsed as an element between two texts. */
function shortcodes(nodes: Nodes[]): Finding[] {
  const words = nodes.map((node) =>
    node.type === 'text' || node.type === 'html' ? node.value : '',
  )
  const found = words.join('').match(SHORTCODE) ?? []
  return found.map((typed) => warning(typed, NO_SHORTCODE))
}

const lineWith = (mark: string, text: string): string =>
  text.split('\n').find((line) => line.includes(mark)) ?? text

function once(findings: Finding[]): Finding[] {
  const seen = new Map(
    findings.map((finding) => [`${finding.message}\n${finding.excerpt}`, finding]),
  )
  return [...seen.values()]
}
