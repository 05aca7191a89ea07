const EVERY_MS = 25

export type Visits = { asked: number; failed: string[]; longestMs: number }

/**
 * Asks for `paths` of the site at `url` in turn, one every 25 ms whatever each takes, past the proxy's cache every other
 * time, until `stop`. A visit fails when nobody answers, or with a server's error.
 */
export function watchVisits(url: string, paths: string[]): { stop: () => Promise<Visits> } {
  const visits: Visits = { asked: 0, failed: [], longestMs: 0 }
  const running: Promise<void>[] = []
  const ask = async () => {
    const number = visits.asked++
    const path = paths[number % paths.length]! + (number % 2 ? `?visite=${number}` : '')
    const began = Date.now()
    const answer = await fetch(url + path, { redirect: 'manual' }).catch(String)
    const status = typeof answer === 'string' ? answer : answer.status
    if (typeof status === 'string' || status >= 500) visits.failed.push(`${path}: ${status}`)
    visits.longestMs = Math.max(visits.longestMs, Date.now() - began)
  }
  const timer = setInterval(() => running.push(ask()), EVERY_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await Promise.all(running)
      return visits
    },
  }
}
