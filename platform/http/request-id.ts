import { AsyncLocalStorage } from 'node:async_hooks'

import { processSingleton } from '@/platform/process-singleton'

/** Headers that the server sets on each request and that replace what the client sent. */
export const REQUEST_ID = 'x-request-id'
export const CLIENT_ADDRESS = 'x-client-address'

/** The header in which a route names its encoding: Next removes `Content-Encoding` from route responses (send-response.js). */
export const ENCODED_AS = 'x-content-encoding'

type Current = { id: string; hasFailed: boolean }

const storage = processSingleton('eigRequest', () => new AsyncLocalStorage<Current>())

/** Attributes everything that follows from the current event to the request `id`. */
export const enterRequest = (id: string): void => storage().enterWith({ id, hasFailed: false })

/** The identifier of the current request; undefined outside a request. */
export const currentRequestId = (): string | undefined => storage().getStore()?.id

/** Records that the site failed to respond to the current request: the client is not at fault. */
export function noteFailure(): void {
  const current = storage().getStore()
  if (current) current.hasFailed = true
}

/** Whether `noteFailure` was called for the current request. */
export const hasFailed = (): boolean => storage().getStore()?.hasFailed ?? false
