import { CalloutSection } from '@/sections/CalloutSection'
import type { SectionProps } from '@/sections/props'

/** What a visitor reads while the call is not open. */
export const ClosedCall = (props: SectionProps<'closedCall'>) => <CalloutSection {...props} />
