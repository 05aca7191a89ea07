import type { Role } from '@/access/roles'

/** The roles that may publish. Their users receive each review request. */
export const MAY_PUBLISH: Role[] = ['reviewer', 'administrator']
