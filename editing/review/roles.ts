import type { Role } from '@/access/roles'

/** Who may publish, and so receives each request for review. */
export const MAY_PUBLISH: Role[] = ['reviewer', 'administrator']
