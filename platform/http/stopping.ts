/** On the global object: modules that the start and the routes share are loaded twice. */
const shared = globalThis as { eigIsStopping?: boolean }

/** Whether the server was told to stop: it finishes what it has begun, and wants no more. */
export const isStopping = (): boolean => shared.eigIsStopping ?? false

export const markStopping = (): void => void (shared.eigIsStopping = true)
