export { getCalendar as GET } from '@/plugins/feeds/routes'
