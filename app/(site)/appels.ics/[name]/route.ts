export { getCallCalendar as GET } from '@/plugins/feeds/routes'
