import { isNode, isPair, isScalar, visit, type Document, type Node, type Pair } from 'yaml'

/** A problem at an offset in the YAML text. */
export type Found = { offset: number; key?: string | null; message: string }

/** A comment on the line of the value that ends, or of the key that stands, at `lastIndex`. */
const AFTER_VALUE = /[ \t]*#/y
const AFTER_KEY = /[ \t]*:[ \t]+#/y

const MESSAGE =
  'ce qui suit « # » sur la ligne est un commentaire et serait perdu : mettez le texte entre guillemets'

/**
 * Comments on the line of a text without quotes. To YAML ` #` ends the text; to who typed « Projet # 7 », it is a part
 * of it. Comments on their own lines, after quotes or after `true` and `false` can be nothing else.
 */
export function commentsInTexts(yaml: string, document: Document.Parsed): Found[] {
  const found: Found[] = []
  visit(document, {
    Scalar: (role, { value, type, comment, commentBefore, range }, path) => {
      if (role === 'key' || type !== 'PLAIN' || typeof value === 'boolean') return
      const pair = path.findLast(isPair)
      const end =
        (comment !== undefined && endOf(yaml, AFTER_VALUE, range?.[1])) ||
        (commentBefore !== undefined && role === 'value' && endOf(yaml, AFTER_KEY, keyEnd(pair)))
      if (end) found.push({ offset: end - 1, key: keyName(pair), message: MESSAGE })
    },
  })
  return found
}

function endOf(yaml: string, pattern: RegExp, from: number | undefined): number | null {
  if (from === undefined) return null
  pattern.lastIndex = from
  return pattern.test(yaml) ? pattern.lastIndex : null
}

const keyEnd = (pair: Pair | undefined) =>
  isNode(pair?.key) ? (pair.key as Node).range?.[1] : undefined

const keyName = (pair: Pair | undefined) => (isScalar(pair?.key) ? String(pair.key.value) : null)
