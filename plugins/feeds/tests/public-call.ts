import { datedCall } from '@/tests/fixtures/dated-call'

import type { PublicCallView } from '../public-calls'

/** Returns a published call as the feeds receive it, with `changes`. */
export const publicCall = (changes: Partial<PublicCallView> = {}): PublicCallView => ({
  id: 'appel-7',
  name: 'Appel 7',
  ...datedCall,
  former: [],
  withdrawnAt: null,
  publishedAt: new Date('2026-12-01T09:00:00.250Z'),
  updatedAt: new Date('2026-12-02T10:20:30.400Z'),
  path: '/participer/administrations',
  ...changes,
})
