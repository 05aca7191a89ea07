import { AsyncLocalStorage } from 'node:async_hooks'

import { ofProcess } from '@/platform/of-process'

/** Headers that the server writes itself on each request, over what was sent. */
export const REQUEST_ID = 'x-request-id'
export const CLIENT_ADDRESS = 'x-client-address'

/** What a route names its encoding in: Next takes `Content-Encoding` out of what a route answers (send-response.js). */
export const ENCODED_AS = 'x-content-encoding'

type Current = { id: string; hasFailed: boolean }

const storage = ofProcess('eigRequest', () => new AsyncLocalStorage<Current>())

/** Everything that follows from the present event is done for the request `id`. */
export const enterRequest = (id: string): void => storage().enterWith({ id, hasFailed: false })

/** The identifier of the request for which this code runs, if it does for one. */
export const currentRequestId = (): string | undefined => storage().getStore()?.id

/** Notes that the site fails to answer the present request: whoever sent it is not at fault. */
export function noteFailure(): void {
  const current = storage().getStore()
  if (current) current.hasFailed = true
}

/** Whether that was noted. */
export const hasFailed = (): boolean => storage().getStore()?.hasFailed ?? false
