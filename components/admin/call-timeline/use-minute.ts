import { useSyncExternalStore } from 'react'

const MINUTE_MS = 60_000

/** The present minute's first instant, followed as it passes; null on the server, whose clock is not the reader's. */
export function useMinute(): Date | null {
  const minute = useSyncExternalStore(everyMinute, presentMinute, () => null)
  return minute === null ? null : new Date(minute)
}

const presentMinute = () => Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS

function everyMinute(tell: () => void): () => void {
  const timer = setInterval(tell, 1000)
  return () => clearInterval(timer)
}
