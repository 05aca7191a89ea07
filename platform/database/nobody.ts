import type { Access } from 'payload'

/** Not through any door but the server's own code. */
export const nobody: Access = () => false
