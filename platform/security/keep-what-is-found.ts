import type { ServerResponse } from 'node:http'

/** What is there: the whole, a part, or that it is still the same. */
const FOUND = [200, 206, 304]

/**
 * Has nobody keep an answer of another `status` for any time: what is missing may be there in a moment. The address of a
 * style sheet holds its digest, so that of the next release can be computed, and asked for, before it is there. Next writes
 * the headers of its configuration whatever the status.
 */
export function keepWhatIsFound(response: ServerResponse, status: number): void {
  if (FOUND.includes(status)) return
  if (/max-?age=[1-9]/.test(String(response.getHeader('Cache-Control')))) {
    response.setHeader('Cache-Control', 'no-store')
  }
}
