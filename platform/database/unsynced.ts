/**
 * As the `req` of a write that must be seen by others at once, and may be lost with the machine: SQLite does not wait for
 * the disk, for which it takes milliseconds, until the next write that does. A process that is killed loses nothing.
 */
export const UNSYNCED = { context: { isUnsynced: true } }
