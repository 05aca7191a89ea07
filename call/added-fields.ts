import type { Call } from '@/payload-types'
import { processSingleton } from '@/platform/process-singleton'

const names = processSingleton('eigAddedCallFields', () => new Set<keyof Call>())

/** Lets the public pages read the field `name` that a plugin added to calls. To call while the configuration is built. */
export const showCallField = (name: keyof Call): void => void names().add(name)

/** Returns the values of these fields in `call`. */
export const addedCallFields = (call: Call): Partial<Call> =>
  Object.fromEntries([...names()].map((name) => [name, call[name]]))
