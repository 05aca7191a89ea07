/** Not through any door but the server's own code: of a collection, a field or a queue. */
export const nobody = (): boolean => false
