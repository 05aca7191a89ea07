/** A source file in two parts: the values of its front matter, its keys in their order, and the Markdown after it. */
export type SourceValues = { frontMatter: Record<string, unknown>; body: string }
