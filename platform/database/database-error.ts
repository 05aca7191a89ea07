/** The database cannot be used; `message` is one French sentence for whoever starts the program. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
}
