const Real = Date
let aheadMs = 0

/** The date of this process, as `putClockForward` left it. */
class Ahead extends Real {
  constructor(...given: [] | [number | string]) {
    super(...((given.length ? given : [Ahead.now()]) as [number]))
  }
  static override now = () => Real.now() + aheadMs
}

/** From now on it is `ms` later for all in this process, and goes on: what a process finds that was put to sleep. */
export function putClockForward(ms: number): void {
  aheadMs += ms
  globalThis.Date = Ahead as DateConstructor
}
