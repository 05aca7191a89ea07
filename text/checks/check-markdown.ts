import type { Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'

import { excessOfLength, excessSentence, LONGEST_TEXT } from '@/text/bounds'
import { markdownNodes, nodesIn, readMarkdown } from '@/text/markdown/parse'
import { MARK } from '@/text/markdown/transforms'

import { checkTarget, isEmpty } from './check-target'
import { error, warning, type ContentContext, type Finding } from './finding'
import { placeholders, wordsOf } from './placeholders'
import { isFile } from '../site-path'

/**
 * What is wrong in a Markdown text, in its order, each thing once: links, images, levels of headings and what is left
 * to write, then what the former site would have replaced. Never throws; of a text beyond all measure, that alone.
 */
export function checkMarkdown(source: string, context: ContentContext): Finding[] {
  const { tree, excess } = readMarkdown(source)
  // The limit of one text comes first: its field is refused by the same, whatever a whole page may hold.
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
      ...placeholders(wordsOf(node), context),
    ]
  })
  return once([...findings, ...shortcodes(nodes)])
}

/** The addresses to which a Markdown text leads, and those of the images that it shows. */
export const addressesIn = (source: string): string[] =>
  markdownNodes(source).flatMap((node) => ('url' in node ? node.url : []))

/** The addresses to which a Markdown text leads. */
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
      return words ? findings : [...findings, warning(node.url, NO_WORDS)]
    }
    case 'definition':
      return checkTarget(node.url, context)
    case 'image':
      return [
        ...checkTarget(node.url, context),
        // An image of the site has words of its own, or was declared decorative.
        ...(isFile(node.url) ? [] : checkAlternative(node.alt, node.url)),
      ]
    case 'imageReference':
      return checkAlternative(node.alt, node.identifier)
    case 'paragraph':
    case 'tableCell':
      return placeholders(wordsOf(node), context)
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
 * A tag that was typed in the visual editor, which escapes it: only those that people type, for « a < b > c » is none. The
 * bound of what it holds keeps a text of `<b <b <b` from taking time that grows with its square.
 */
const TAG =
  /<\/?(?:a|b|big|blockquote|br|center|code|div|del|em|font|h[1-6]|hr|i|iframe|img|ins|li|mark|ol|p|pre|s|script|small|span|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul|video)(?:\s[^<>]{0,300})?\/?>/gi

/** Tags but those that the page shows as what they say, and what a shortcode of the former site has between its braces. */
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
  alternative?.trim() ? [] : [warning(excerpt, NO_ALTERNATIVE)]

/** Of the site before this one, `{{< youtube … >}}`: only an import knows what it stands for. */
const SHORTCODE = /\{\{[<%][^{}]*\}{0,2}/g

const NO_SHORTCODE =
  'Rien ne prend ici la place de ce raccourci, que les visiteurs liront tel quel : écrivez ce qu’il doit montrer.'

/** In all words at once: `{{<a>}}` is read as an element between two texts. */
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
