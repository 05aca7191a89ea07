import { AsyncLocalStorage } from 'node:async_hooks'

/** On the global object: modules that the start and the routes share are loaded twice. */
const shared = globalThis as { eigRequestId?: AsyncLocalStorage<string> }

const storage = (): AsyncLocalStorage<string> => (shared.eigRequestId ??= new AsyncLocalStorage())

/** Everything that follows from the present event is done for the request `id`. */
export const enterRequest = (id: string): void => storage().enterWith(id)

/** The identifier of the request for which this code runs, if it does for one. */
export const currentRequestId = (): string | undefined => storage().getStore()
