import config from '@payload-config'
import '@payloadcms/next/css'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import { getPayload, type ServerFunctionClient } from 'payload'
import type { ReactNode } from 'react'

import { DatabaseDownDocument } from '@/components/admin/database-down/DatabaseDown'
import { schedulePublish } from '@/editing/scheduled-publishing/endpoint'
import { isDatabaseUp } from '@/platform/health/database'
import { answerCall } from '@/platform/security/answer-call'

import { importMap } from './admin/importMap.js'
import './admin.css'

const serverFunction: ServerFunctionClient = async (args) => {
  'use server'
  return answerCall(args?.name, () =>
    handleServerFunctions({
      ...args,
      config,
      importMap,
      serverFunctions: { 'schedule-publish': schedulePublish },
    }),
  )
}

export default async function Layout({ children }: { children: ReactNode }) {
  if (!(await isDatabaseUp(await getPayload({ config })))) return <DatabaseDownDocument />
  return (
    <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
      {children}
    </RootLayout>
  )
}
