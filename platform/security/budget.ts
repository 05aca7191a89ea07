const KB = 1024

/** Who sends a request: staff, who have a session of this site (`caller.ts`), or an anonymous visitor. */
export type CallerKind = 'anonymous' | 'staff'

/**
 * What one request may take; `attempts.ts` limits how often it may be sent. A larger request is refused before it is parsed,
 * because parsing is the cost. Under `/api` only staff and API keys get further than signing in (`access/rest-callers.ts`).
 */
export const BUDGET = {
  /** Bytes of an address. Campaign parameters add some 500; a list of 100 documents names each (70). Node accepts 16 kB. */
  address: { anonymous: 4 * KB, staff: 12 * KB },
  /**
   * Bytes of a body. An anonymous visitor signs in (300 bytes). The largest page that can be imported takes some 300 kB;
   * Next reads 1 MB. For file uploads by staff: `platform/files/limits.ts`.
   */
  body: { anonymous: 16 * KB, staff: KB * KB },
  /** Levels of nested objects and lists in a body. A page has seven; functions that walk them recurse at each level. */
  nesting: 32,
  /** Objects and lists in a body: the rows of a document (at most 1,000, `text/bounds.ts`), and what each row contains. */
  objects: 4000,
  /** Bytes of a query sent as a form: a relation field with 1,000 documents names each (90 bytes). */
  query: 128 * KB,
  /** Parameters of a query; Payload would silently ignore those beyond 1,000. */
  parameters: 1000,
  /** Brackets after one name: `where[or][0][and][0][title][like]` has six. Payload reads ten. */
  brackets: 10,
  /** Characters of one value: fifty ids separated by commas. */
  value: 2000,
  /**
   * Comparisons in a filter, where each word of `like` counts as one: each takes some 0.7 ms, even when it finds nothing.
   */
  conditions: 100,
  /** Fields to sort by. */
  sorts: 5,
  /** Levels of relations. Payload reads two by default; a page leads to calls, which lead to their editors. */
  depth: 5,
  /** Documents read at once with their relations (without relations: all). Payload returns ten by default. */
  documents: 250,
  /**
   * The last page of a list. Multiplied by `documents`, it is more than the site will hold, and less than a database can
   * count to.
   */
  page: 10_000,
  /**
   * Documents changed or deleted at once, each named: what fits on a screen, and what a user can restore by hand in an hour.
   */
  changed: 50,
} as const

/** Bytes of the content security policy reports that a browser sends at once: some fifty reports. */
export const REPORTS_BYTES = 64 * KB

/** Bytes of any line of the log. */
export const LOG_LINE_BYTES = 8 * KB

/** Headers, by the lower-case names that Node gives them. */
type Headers = { 'content-length'?: string; 'transfer-encoding'?: string }

/**
 * Returns the size in bytes that a request announces. A chunked request (RFC 9112, 7.1) may have no end: its size is
 * infinite.
 */
export const announcedBytes = (headers: Headers): number =>
  headers['transfer-encoding'] ? Infinity : Number(headers['content-length'] ?? 0)
