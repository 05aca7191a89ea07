import { labelText } from './document-title'

/** For the `custom` of a collection whose French name is feminine: « la page ». By default it is masculine: « le critère ». */
export const feminine = { isFeminine: true }

type Named = { labels: { singular?: unknown }; custom?: Record<string, unknown>; slug: string }

/** Returns the name of one document of a collection, in lower case with its article: « la page », « l’appel ». */
export function withArticle({ custom, labels, slug }: Named): string {
  const label = labelText(labels.singular, slug)
  const noun = label.charAt(0).toLocaleLowerCase('fr') + label.slice(1)
  if (/^[aeiouyàâéèêëîïôœ]/i.test(noun)) return `l’${noun}`
  return `${custom?.isFeminine ? 'la' : 'le'} ${noun}`
}
