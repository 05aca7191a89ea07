/**
 * Source files in the order in which they are imported, that of their names without extension: `administrations.md`
 * comes before `administrations-faq.md`. The first one makes the site's oldest page, which is its home page unless
 * another is chosen.
 */
export const inOrder = (files: string[]): string[] =>
  files
    .map((file) => ({ file, name: file.replace(/\.md$/, '') }))
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
    .map(({ file }) => file)
