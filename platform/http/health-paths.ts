/** Where machines ask how the server is, every few seconds: nothing to write in a log. */
export const HEALTH_PATHS: ReadonlySet<string> = new Set(['/healthz', '/readyz'])
