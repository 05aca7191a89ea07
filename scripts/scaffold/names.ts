const IN_LOWER_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** The names of one thing: `key-figures` in folders, `keyFigures` in slugs of sections, `KeyFigures` in code. */
export type Names = { folder: string; slug: string; name: string; migration: string }

/** The names that follow from that of a folder; null when it can be none. */
export function namesOf(folder: string): Names | null {
  if (!IN_LOWER_CASE.test(folder)) return null
  const name = folder.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  const slug = name.charAt(0).toLowerCase() + name.slice(1)
  return { folder, slug, name, migration: folder.replaceAll('-', '_') }
}
