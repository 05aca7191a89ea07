import type { DatabaseOptions } from '@/lib/database'

/** What tests ask of the MongoDB adapter beyond what production does. */
export const mongodbWorkarounds: DatabaseOptions['mongodb'] = {
  // Unique indexes are made in the background: a test must not run before them.
  ensureIndexes: true,
  // FerretDB 1.24 has no transaction, no `pipeline` in `$lookup`, and ignores hints with an error.
  transactionOptions: false,
  useJoinAggregations: false,
  usePipelineInSortLookup: false,
  disableIndexHints: true,
}
