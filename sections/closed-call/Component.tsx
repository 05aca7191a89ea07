/** What visitors read while the call is not open. */
export { Callout as ClosedCall } from '@/sections/call-to-action/Component'
