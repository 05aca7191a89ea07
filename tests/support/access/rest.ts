import config from '@payload-config'
import { handleEndpoints } from 'payload'

import { forKnownCallers } from '@/access/rest-callers'

export type Answer = { status: number; text: string }

/** A request to the REST API: method, path after `/api`, data, and a file sent with it as a form sends it. */
export type RestRequest = [method: string, path: string, data?: unknown, file?: File]

const answer = forKnownCallers(config, (request) => handleEndpoints({ config, request }))

/**
 * What the REST API answers, as the production server's route would, to the caller with `token`: that of a session, or the
 * header of an API key. The site must be open already (`openTestSite`).
 */
export async function rest(token: string | null, ...request: RestRequest): Promise<Answer> {
  const [method, path, data, file] = request
  const headers = new Headers(file ? {} : { 'Content-Type': 'application/json' })
  if (token) headers.set('Authorization', token.includes(' ') ? token : `JWT ${token}`)
  const json = data === undefined ? undefined : JSON.stringify(data)
  const body = file ? formOf(file, json) : json
  const asked = new Request(`https://site.exemple.fr/api${path}`, { method, headers, body })
  const segments = path.split('?')[0]!.split('/').slice(1)
  const params = Promise.resolve({ slug: segments.map(decodeURIComponent) })
  const response = await answer(asked, { params })
  return { status: response.status, text: await response.text() }
}

function formOf(file: File, json = '{}'): FormData {
  const form = new FormData()
  form.set('_payload', json)
  form.set('file', file)
  return form
}
