import { namedFiles } from '@/tests/support/visitor'

const VISITORS = 4

/** Cookie of an expired session: nginx then forwards the request to the site, which treats it as anonymous. */
const PAST_THE_CACHE = { Cookie: 'payload-token=passe' }

export type Visits = { asked: number; failed: string[]; longestMs: number }

/**
 * Starts four visitors who request the `paths` of the site at `url` in turn, with the files of each page, bypassing the
 * proxy's cache every other time, one request after the other until `stop`. A visit fails without a response, on a server
 * error, or if a file is missing.
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
