/** Bytes of one line of the log, whatever it is about. */
export const LOG_LINE_BYTES = 8 * 1024
