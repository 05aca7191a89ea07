/** How the text of a field is checked before it is published: as Markdown, or as the target of a link. */
export type CheckedKind = 'markdown' | 'target'

/** Options of a text field whose links are checked: what the server reads, and the panel under the input. */
export const contentChecks = (kind: CheckedKind) => ({
  custom: { contentChecks: kind },
  afterInput: [
    {
      path: '@/components/admin/content-checks/ContentChecks#ContentChecks',
      clientProps: { kind },
    },
  ],
})
