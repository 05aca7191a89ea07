export { GET, POST } from '@/plugins/invitations/route'
