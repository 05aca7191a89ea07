import { logger } from '@/platform/log/logger'
import { ofProcess } from '@/platform/of-process'

/** Hosts kill what has not ended 30 s after they asked (Scalingo, Kubernetes): before that, the log says why. */
const STOP_WITHIN_MS = 25_000

type Work = {
  /** Resolves when every request is answered. */
  requestsAnswered: () => Promise<void>
  /** What else must end, once no request can begin more of it. */
  finish: () => Promise<void>
  /** For the log, if there is no more time. */
  openRequests: () => number
}

/**
 * On SIGINT or SIGTERM: says so to whoever asks `/readyz`, ends what has begun, then the process: with 0, or 1 if it
 * was not done in time. A second signal changes nothing: a terminal sends one to each process of a group.
 */
export function stopGracefully({ requestsAnswered, finish, openRequests }: Work): void {
  let isAsked = false
  const stop = async (signal: string): Promise<void> => {
    if (isAsked) return
    isAsked = true
    markStopping()
    const answered = requestsAnswered()
    logger().info({ signal, openRequests: openRequests() }, 'Arrêt demandé')
    setTimeout(() => {
      const msg = `Arrêt forcé : tout n’était pas fini après ${STOP_WITHIN_MS / 1000} s`
      logger().error({ openRequests: openRequests() }, msg)
      process.exit(1)
    }, STOP_WITHIN_MS)
    await answered
    await finish().catch((err: unknown) => logger().error({ err }, 'Arrêt incomplet'))
    logger().info('Arrêt terminé')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, (name) => void stop(name))
}

const stopping = ofProcess('eigIsStopping', () => ({ isAsked: false }))

/** Whether the server was told to stop: it finishes what it has begun, and wants no more. */
export const isStopping = (): boolean => stopping().isAsked

export const markStopping = (): void => void (stopping().isAsked = true)
