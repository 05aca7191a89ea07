import { logger } from '@/platform/log/logger'
import { processSingleton } from '@/platform/process-singleton'

/** Hosts (Scalingo, Kubernetes) kill a process 30 s after they ask it to stop. We stop earlier, so that the log says why. */
const STOP_WITHIN_MS = 25_000

type Work = {
  /** Resolves when every request has a response. */
  requestsAnswered: () => Promise<void>
  /** Ends other work, once no request can start more of it. */
  finish: () => Promise<void>
  /** Number of open requests, for the log if the time is over. */
  openRequests: () => number
}

/**
 * On SIGINT or SIGTERM: makes `/readyz` report the stop, finishes current work, then exits with 0, or with 1 if this
 * takes too long. Ignores a second signal, because a terminal sends one to each process of a group.
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

const stopping = processSingleton('eigIsStopping', () => ({ isAsked: false }))

/** Whether the server was asked to stop: it finishes current work and accepts no more. */
export const isStopping = (): boolean => stopping().isAsked

export const markStopping = (): void => void (stopping().isAsked = true)
