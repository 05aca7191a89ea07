export { GET } from '@/plugins/share-links/route'
