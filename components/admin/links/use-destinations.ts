import type { Destinations } from '@/editing/site-links/destinations'
import type { Destination } from '@/editing/site-links/published-context'

import { useKeptAnswer } from '../use-kept-answer'

const NONE: Destination[] = []

/** The suggestions for internal links; none until they are loaded. */
export const useDestinations = (): Destination[] =>
  useKeptAnswer<Destinations>('/api/destinations')?.destinations ?? NONE
