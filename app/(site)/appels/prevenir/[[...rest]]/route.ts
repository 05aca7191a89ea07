export { GET, POST } from '@/plugins/subscriptions/route'
