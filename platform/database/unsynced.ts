/**
 * The `req` of a write that others must see at once but that may be lost if the machine crashes. SQLite does not wait
 * for the disk, which takes milliseconds, until the next synced write. A killed process loses nothing.
 */
export const UNSYNCED = { context: { isUnsynced: true } }
