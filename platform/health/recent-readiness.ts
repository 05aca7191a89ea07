import { isStopping } from '@/platform/http/stop-gracefully'

/** Each answer reads every table; machines in front of the site ask every few seconds. */
const REUSED_MS = 1_000

/** What `ask` says, or said less than a second ago, of why the site is not ready. Those who ask at once share one answer. */
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
