const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]']

/**
 * Returns the origins from which the admin may send authenticated requests: the site's own. For a loopback address, returns
 * all loopback names: a browser opened on 127.0.0.1 is on the same machine as one opened on localhost.
 */
export function ownOrigins(siteUrl: string): string[] {
  const { protocol, hostname, port } = new URL(siteUrl)
  if (!LOOPBACK_HOSTS.includes(hostname)) return [siteUrl]
  return LOOPBACK_HOSTS.map((host) => `${protocol}//${host}${port && `:${port}`}`)
}
