'use client'

import type { ReactNode } from 'react'

import { saveWatch } from './save-watch'

// Before any effect: Payload's screen that signs out does so in one, and what was not saved must then be forgotten.
if (typeof window !== 'undefined') saveWatch()

/** Around the whole admin, so that the watch over saves is there before the first request. */
export const SaveWatchProvider = ({ children }: { children?: ReactNode }) => children
