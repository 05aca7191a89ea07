const Real = Date
let aheadMs = 0
const now = () => Real.now() + aheadMs

/** From now on it is `ms` later for all in this process, and goes on: what a process finds that was put to sleep. */
export function putClockForward(ms: number): void {
  aheadMs += ms
  // Dates stay of their own class, which drivers know.
  globalThis.Date = new Proxy(Real, {
    construct: (_, given) => new Real(...((given.length ? given : [now()]) as [number])),
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  })
}
