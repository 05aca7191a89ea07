export { getAtom as GET } from '@/plugins/feeds/routes'
