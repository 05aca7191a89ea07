import { isStopping } from '@/platform/http/stop-gracefully'

/** Each check reads every table, and monitors poll every few seconds. */
const REUSED_MS = 1_000

/** Reuses the result of `ask` for a second. Concurrent callers share one result. */
export function reusedReadiness(ask: () => Promise<string | null>): () => Promise<string | null> {
  let last: { why: Promise<string | null>; endedAt: number } | null = null
  return () => {
    if (last && performance.now() - last.endedAt < REUSED_MS && !isStopping()) return last.why
    const asked = { why: ask(), endedAt: Infinity }
    const end = () => void (asked.endedAt = performance.now())
    asked.why.then(end, end)
    last = asked
    return asked.why
  }
}
