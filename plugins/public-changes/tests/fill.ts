import type { PluginContent } from '@/tests/fixtures/whole-site'

import { recordPublicPages } from '../record'

export const fill: PluginContent['fill'] = (payload) => recordPublicPages(payload, new Date())
