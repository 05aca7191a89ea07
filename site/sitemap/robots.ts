/** What only staff, their tools and whoever was given a link ask for. */
const FOLDERS = ['admin', 'api', 'apercu', 'partage']

/**
 * What robots may read of the site at `siteUrl` (RFC 9309): all but those folders. Each is named whole: a rule holds for
 * every address that begins like it, as `/administrations` does like `/admin`.
 */
export function robotsTxt(siteUrl: string): string {
  const rules = FOLDERS.flatMap((name) => [`Disallow: /${name}/`, `Disallow: /${name}$`])
  return ['User-agent: *', ...rules, '', `Sitemap: ${siteUrl}/sitemap.xml`, ''].join('\n')
}
