import config from '@payload-config'
import { handleEndpoints } from 'payload'

export type Answer = { status: number; text: string }

/**
 * What the REST API answers, as the production server's route would: `path` begins after `/api`, `token` is that of a
 * session, `file` is sent as a form sends it. The site must be open already (`openTestSite`).
 */
export async function rest(
  token: string | null,
  method: string,
  path: string,
  data?: unknown,
  file?: File,
): Promise<Answer> {
  const headers = new Headers(file ? {} : { 'Content-Type': 'application/json' })
  if (token) headers.set('Authorization', `JWT ${token}`)
  const json = data === undefined ? undefined : JSON.stringify(data)
  const body = file ? formOf(file, json) : json
  const request = new Request(`https://site.exemple.fr/api${path}`, { method, headers, body })
  const response = await handleEndpoints({ config, request })
  return { status: response.status, text: await response.text() }
}

function formOf(file: File, json = '{}'): FormData {
  const form = new FormData()
  form.set('_payload', json)
  form.set('file', file)
  return form
}
