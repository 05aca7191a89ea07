/** Maximum difference between the clocks of instances, or between a clock and its past. A later date is invalid. */
export const CLOCKS_AGREE_MS = 60_000
