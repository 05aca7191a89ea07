export type Visit = { status: number; headers: Headers; html: string }

/** What a visitor without an account or a cache gets at `path` of the site at `url`; redirects are not followed. */
export async function visit(url: string, path: string, init: RequestInit = {}): Promise<Visit> {
  const response = await fetch(url + path, { redirect: 'manual', ...init })
  return { status: response.status, headers: response.headers, html: await response.text() }
}

/** The addresses of the site's own files that a page names. */
export const namedFiles = (html: string): string[] => [
  ...new Set(html.match(/\/assets\/[\da-f]+\/[^"'\s)>]+/g)),
]

/** The words of a page as a reader sees them: no markup, every kind of space as a plain one. */
export function words(html: string): string {
  const main = /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? html
  return main
    .replace(/<[^<>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}
