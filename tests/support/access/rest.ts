import config from '@payload-config'
import { handleEndpoints } from 'payload'

export type Answer = { status: number; text: string }

/** A request to the REST API: method, path after `/api`, data, and a file sent with it as a form sends it. */
export type RestRequest = [method: string, path: string, data?: unknown, file?: File]

/**
 * Returns what the REST API answers to a caller with the session `token`, as the route of the production server would.
 * The site must already be open (`openTestSite`).
 */
export async function rest(token: string | null, ...request: RestRequest): Promise<Answer> {
  const [method, path, data, file] = request
  const headers = new Headers(file ? {} : { 'Content-Type': 'application/json' })
  if (token) headers.set('Authorization', `JWT ${token}`)
  const json = data === undefined ? undefined : JSON.stringify(data)
  const body = file ? formOf(file, json) : json
  const asked = new Request(`https://site.exemple.fr/api${path}`, { method, headers, body })
  const response = await handleEndpoints({ config, request: asked })
  return { status: response.status, text: await response.text() }
}

function formOf(file: File, json = '{}'): FormData {
  const form = new FormData()
  form.set('_payload', json)
  form.set('file', file)
  return form
}
