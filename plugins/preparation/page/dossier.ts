/** What a candidate noted about one item. */
export type Entry = {
  /** « Critère 1 : Problème avéré ». */
  name: string
  /** Absolute address of the item; '' for notes about none. */
  href: string
  /** The words of the item; '' for none. */
  text: string
  /** « Oui », « Fait », or ''. */
  answer: string
  /** Plain text, with line breaks. */
  note: string
}

/** The notes of a candidate about the page at `href`. */
export type Dossier = { title: string; href: string; entries: Entry[] }

const NO_ANSWER = 'pas encore de réponse'

/** Returns the words of an answer. */
export const answerWords = ({ answer }: Entry): string => answer || NO_ANSWER

const escaped = (text: string) => text.replace(/[[\]\\*_`]/g, '\\$&')

/** Returns `dossier` as Markdown. */
export const dossierMarkdown = ({ title, href, entries }: Dossier): string =>
  [
    `# ${title}`,
    `Page : <${href}>`,
    ...entries.flatMap((entry) => [
      entry.href ? `## [${escaped(entry.name)}](${entry.href})` : `## ${escaped(entry.name)}`,
      entry.text && `> ${entry.text}`,
      entry.href && `**Réponse : ${answerWords(entry)}**`,
      // Two spaces keep a line break in Markdown.
      entry.note.replace(/\n/g, '  \n'),
    ]),
  ]
    .filter(Boolean)
    .join('\n\n') + '\n'
