/**
 * Who did what no account signs any more. An import signs nothing, and SQLite forgets whose the signature was when the
 * account is deleted: nothing tells one from the other. MongoDB keeps an id that leads nowhere; it is worded alike.
 */
export const UNKNOWN_AUTHOR = 'un import ou un compte supprimé'
