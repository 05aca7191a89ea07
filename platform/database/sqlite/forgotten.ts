/** What a write of the adapter is about, under the names that its methods give it; none: the queue of jobs. */
export type Written = Partial<Record<'collection' | 'global' | 'globalSlug' | 'slug', string>>

/** Frames of Payload's that may stand between a write and the hook that asked for it. */
const FRAMES = 50

/** The error of a write, by `method`, within a transaction that it does not name; says what, and mostly in which hook. */
export function forgotten(
  method: string,
  { collection, global, globalSlug, slug }: Written,
): Error {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = FRAMES
  const error = new Error()
  Error.stackTraceLimit = stackTraceLimit
  const subject = collection ?? globalSlug ?? global ?? slug ?? 'payload-jobs'
  const where = callerIn(error.stack ?? '') ?? 'unknown place'
  error.message = `${method} of “${subject}” would wait for the transaction that it is part of: pass \`req\` to it (${where})`
  return error
}

/** The first function with a name that is neither Payload's nor of this folder. */
const callerIn = (stack: string): string | undefined =>
  stack
    .split('\n')
    .slice(1)
    .filter((line) => !/node_modules|\(node:|database\/sqlite\//.test(line))
    .flatMap((line) => /at (?:async )?([\w$.]+ \(.*\))/.exec(line)?.[1] ?? [])[0]
