export { proxy } from '@/plugins/live-preview/proxy'

/** Next reads this from this file. */
export const config = { matcher: '/apercu/:path*' }
