/** How the text of a field is checked before it is published: as Markdown, or as the target of a link. */
export type CheckedKind = 'markdown' | 'target'

/** Options of a text field whose links are checked, as the server reads them. */
export const contentChecks = (kind: CheckedKind) => ({ custom: { contentChecks: kind } })
