import type { PayloadRequest, RequestContext } from 'payload'

/**
 * For the `context` of a request: names the program that makes its changes, in French with an article (« un import »), because
 * no person makes them by hand.
 */
export const byProgram = (program: string): RequestContext => ({ program })

/** Returns what `byProgram` says; undefined if a person makes the changes by hand. */
export const programOf = ({ context }: Pick<PayloadRequest, 'context'>) =>
  context.program as string | undefined
