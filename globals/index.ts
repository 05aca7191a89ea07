import { Navigation } from './navigation'
import { Notice } from './notice'
import { Site } from './site'

/** The content around every page, in the order of the admin menu. Add a line to register a global. */
export const globals = [Site, Navigation, Notice]
