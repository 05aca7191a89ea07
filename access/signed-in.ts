import type { Access } from 'payload'

/** Staff only. */
export const signedIn: Access = ({ req: { user } }) => Boolean(user)
