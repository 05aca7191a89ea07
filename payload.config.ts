import { siteConfig } from './site-config'

export default siteConfig()
