/**
 * A text in Markdown as it is stored: a string like any other, which the types alone tell from a plain one, by a mark that
 * no value has.
 */
export type StoredMarkdown = string & { readonly markdown?: never }
