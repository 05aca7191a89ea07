import { Navigation } from './navigation'
import { Notice } from './notice'
import { Site } from './site'

/** What surrounds every page, in the order of the admin's menu. A line registers a global. */
export const globals = [Site, Navigation, Notice]
