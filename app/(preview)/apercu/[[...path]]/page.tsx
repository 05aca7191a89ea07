export { default } from '@/plugins/live-preview/preview/PreviewPage'
