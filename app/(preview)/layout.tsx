export { default } from '@/plugins/live-preview/preview/Layout'

/** Rendered on each request: the names of the files are only known after the build. Next reads this from the route. */
export const dynamic = 'force-dynamic'
