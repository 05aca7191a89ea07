import { useSyncExternalStore } from 'react'

const STORED = 'eig-search-key'

/** Browsers send this event to the other tabs. */
const EVENT = 'storage'

const subscribe = (listener: () => void) => {
  addEventListener(EVENT, listener)
  return () => removeEventListener(EVENT, listener)
}

/** Whether the key `/` opens the search in this browser. People who dictate must be able to switch it off (RGAA 12.10). */
export function useSearchKey() {
  const isOn = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(STORED) === null,
    () => true,
  )
  const setIsOn = (on: boolean) => {
    if (on) localStorage.removeItem(STORED)
    else localStorage.setItem(STORED, 'off')
    dispatchEvent(new Event(EVENT))
  }
  return { isOn, setIsOn }
}
