import type { BaseDatabaseAdapter, Payload } from 'payload'

/** The adapter as such: the type of `payload.db` depends on the configuration. */
export const databaseOf = (payload: Payload) => payload.db as unknown as BaseDatabaseAdapter
