/** Runs once when the server starts, before the first request (Next's convention). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startServer } = await import('./start-server')
  const { seedIfEmpty } = await import('./content/import/seed')
  const { env } = await import('./platform/env')
  await startServer((payload) => seedIfEmpty(payload, env().seedFile))
}
