const VISITORS = 4

/** Of a session that is over: nginx then asks the site, which answers as to anybody. */
const PAST_THE_CACHE = { Cookie: 'payload-token=passe' }

export type Visits = { asked: number; failed: string[]; longestMs: number }

/**
 * Four visitors ask for `paths` of the site at `url` in turn, past the proxy's cache every other time, each as soon as it
 * was answered, until `stop`. A visit fails when nobody answers, or with a server's error.
 */
export function watchVisits(url: string, paths: string[]): { stop: () => Promise<Visits> } {
  const visits: Visits = { asked: 0, failed: [], longestMs: 0 }
  let isOver = false
  const ask = async () => {
    const number = visits.asked++
    const path = paths[number % paths.length]!
    const headers: Record<string, string> = number % 2 ? PAST_THE_CACHE : {}
    const began = Date.now()
    const answer = await fetch(url + path, { redirect: 'manual', headers }).catch(String)
    const status = typeof answer === 'string' ? answer : answer.status
    if (typeof answer !== 'string') await answer.text()
    if (typeof status === 'string' || status >= 500) visits.failed.push(`${path}: ${status}`)
    visits.longestMs = Math.max(visits.longestMs, Date.now() - began)
  }
  const visitors = Array.from({ length: VISITORS }, async () => {
    while (!isOver) await ask()
  })
  return {
    stop: async () => {
      isOver = true
      await Promise.all(visitors)
      return visits
    },
  }
}
