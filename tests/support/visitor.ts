export type Visit = { status: number; headers: Headers; html: string }

/** Returns what a visitor without account or cache gets at `path` of the site at `url`; does not follow redirects. */
export async function visit(url: string, path: string, init: RequestInit = {}): Promise<Visit> {
  const response = await fetch(url + path, { redirect: 'manual', ...init })
  return { status: response.status, headers: response.headers, html: await response.text() }
}

/** Returns the addresses of the site’s own files that a page names. */
export const namedFiles = (html: string): string[] => [
  ...new Set(html.match(/\/assets\/[\da-f]+\/[^"'\s)>]+/g)),
]

/** Returns the words of a page as a reader sees them: no markup, and every kind of space made plain. */
export function words(html: string): string {
  const main = /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? html
  return main
    .replace(/<[^<>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}
