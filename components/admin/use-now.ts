import { useSyncExternalStore } from 'react'

/**
 * The time in milliseconds since 1970, rounded down to `step` and kept current; null in the markup of the server, whose clock
 * may differ from the reader's.
 */
export const useNow = (step: number): number | null =>
  useSyncExternalStore(
    eachSecond,
    () => Math.floor(Date.now() / step) * step,
    () => null,
  )

function eachSecond(listener: () => void): () => void {
  const timer = setInterval(listener, 1_000)
  return () => clearInterval(timer)
}
