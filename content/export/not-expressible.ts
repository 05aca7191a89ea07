/** A page lacks what the format requires; `message` says what, in French. */
export class NotExpressible extends Error {}
