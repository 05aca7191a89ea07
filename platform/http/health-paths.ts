/** The health checks that monitors poll every few seconds. Not worth a log line. */
export const HEALTH_PATHS: ReadonlySet<string> = new Set(['/healthz', '/readyz'])
