import { BUDGET } from './budget'

/** By the names that Node gives to headers. */
type Headers = { 'content-length'?: string; 'transfer-encoding'?: string }

/** Bytes that a request says it brings; one in parts of untold sizes (RFC 9112, 7.1) may have no end. */
export const announcedBytes = (headers: Headers): number =>
  headers['transfer-encoding'] ? Infinity : Number(headers['content-length'] ?? 0)

/**
 * Whether the rest of a body that is refused is not waited for. Of one that anybody might send it is, by Node: else a
 * browser, or a proxy, which is still sending takes the answer for a failure of the connection. Twice what staff may send, as nginx lets through.
 */
export const isHungUpOn = (headers: Headers): boolean =>
  announcedBytes(headers) > 2 * BUDGET.body.staff
