/** How far the clocks of instances, or a clock and what it was a moment ago, may differ: what is dated later is false. */
export const CLOCKS_AGREE_MS = 60_000
