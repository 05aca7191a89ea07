import { forgetAll } from './unsaved-texts'
import { SaveWatch } from './save-watch'

let watch: SaveWatch | undefined

/** The watch over this tab's saves, which takes the place of the browser's `fetch` when first asked for. */
export function saveWatch(): SaveWatch {
  if (watch) return watch
  const send = window.fetch.bind(window)
  watch = new SaveWatch(send)
  const watched = watch.fetch
  window.fetch = (input, init) => {
    if (isLogout(input)) forgetAll()
    return watched(input, init)
  }
  return watch
}

/** Whether the person signs out. The end of a session by inactivity sends no such request. */
const isLogout = (input: RequestInfo | URL) =>
  typeof input === 'string' && /\/api\/users\/logout$/.test(input.split('?')[0]!)
