import { replaceElements, stringProperty, type Transform } from './tree'

/** What mdast-util-to-hast calls the heading of all footnotes, whatever `clobberPrefix` says. */
const LABEL = 'footnote-label'

/** Gives the heading of the footnotes the `prefix` of its text, here and where their calls name it: an id is given once. */
export function nameFootnotes(prefix: string): Transform {
  const label = prefix + LABEL
  return (tree) => {
    replaceElements(tree, (node) => {
      if (stringProperty(node, 'id') === LABEL) node.properties.id = label
      if (node.properties.dataFootnoteRef) node.properties.ariaDescribedBy = [label]
      return [node]
    })
  }
}

/** The name of the link from a footnote back to its call; both numbers count as the page does, the second from 1. */
export function footnoteBackLabel(referenceIndex: number, rereferenceIndex: number): string {
  const call = `Retour à l’appel de la note ${referenceIndex + 1}`
  return rereferenceIndex > 1 ? `${call}, fois n°\u00a0${rereferenceIndex}` : call
}
