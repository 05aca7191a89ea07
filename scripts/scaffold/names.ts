const IN_LOWER_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** The names of one thing: `key-figures` in folders, `keyFigures` in slugs of sections, `KeyFigures` in code. */
export type Names = { folder: string; slug: string; name: string; migration: string }

/** The names that follow from that of a folder; null when it can be none, or when its slug would not lead back to it. */
export function namesOf(folder: string): Names | null {
  if (!IN_LOWER_CASE.test(folder)) return null
  const slug = folder.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  if (folderOf(slug) !== folder) return null
  return { folder, slug, name: nameOf(slug), migration: folder.replaceAll('-', '_') }
}

/** Where the section of that slug stands, in `sections/`, and how its component is called there. */
export const folderOf = (slug: string): string =>
  slug.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

export const nameOf = (slug: string): string => slug.charAt(0).toUpperCase() + slug.slice(1)
