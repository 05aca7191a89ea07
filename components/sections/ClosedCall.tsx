import type { SectionProps } from './props'
import { CalloutSection } from './CalloutSection'

/** What a visitor reads while the call is not open. */
export const ClosedCall = (props: SectionProps<'closedCall'>) => <CalloutSection {...props} />
