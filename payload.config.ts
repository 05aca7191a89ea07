import { siteConfig } from './lib/site-config'

export default siteConfig()
