/** Access rule for a collection, a field or a queue: only the server's own code may do it. */
export const denyAll = (): boolean => false
