import { namedFiles } from '@/tests/support/visitor'

const VISITORS = 4

/** Of a session that is over: nginx then asks the site, which answers as to anybody. */
const PAST_THE_CACHE = { Cookie: 'payload-token=passe' }

export type Visits = { asked: number; failed: string[]; longestMs: number }

/**
 * Four visitors ask for `paths` of the site at `url` in turn, past the proxy's cache every other time, each as soon as it
 * was answered, until `stop`; of a page, for its files too. A visit fails when nobody answers, or with a server's error, or
 * when one of the files is not there.
 */
export function watchVisits(url: string, paths: string[]): { stop: () => Promise<Visits> } {
  const visits: Visits = { asked: 0, failed: [], longestMs: 0 }
  let isOver = false
  const ask = async (path: string, failsFrom: number, headers = {}): Promise<string> => {
    const began = Date.now()
    const answer = await fetch(url + path, { redirect: 'manual', headers }).catch(String)
    const status = typeof answer === 'string' ? answer : answer.status
    const text = typeof answer === 'string' ? '' : await answer.text()
    if (typeof status === 'string' || status >= failsFrom) visits.failed.push(`${path}: ${status}`)
    visits.longestMs = Math.max(visits.longestMs, Date.now() - began)
    return text
  }
  const visit = async () => {
    const number = visits.asked++
    const html = await ask(paths[number % paths.length]!, 500, number % 2 ? PAST_THE_CACHE : {})
    for (const file of namedFiles(html)) await ask(file, 400)
  }
  const visitors = Array.from({ length: VISITORS }, async () => {
    while (!isOver) await visit()
  })
  return {
    stop: async () => {
      isOver = true
      await Promise.all(visitors)
      return visits
    },
  }
}
