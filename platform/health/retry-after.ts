/** When to ask again for what is not there for a moment, in seconds, as the header of that name says it. */
export const RETRY_AFTER = '30'
