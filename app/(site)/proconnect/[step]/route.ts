export { GET } from '@/plugins/proconnect/route'
