import config from '@payload-config'
import '@payloadcms/next/css'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import { getPayload, type ServerFunctionClient } from 'payload'
import type { ReactNode } from 'react'

import { DatabaseDownDocument } from '@/components/admin/database-down/DatabaseDown'
import { withoutLateLock } from '@/editing/saving/form-lock'
import { isDatabaseUp } from '@/platform/health/database'
import { answerCall } from '@/platform/security/answer-call'

import { importMap } from './admin/importMap.js'
import './state-look.css'
import './state-icons.css'
import './admin.css'

/** Replaces Payload's server function, with which anyone could schedule without rights and delete the plans of others. */
const schedulePublish = () => ({
  error: 'Votre rôle ne permet pas de programmer une publication.',
})

const serverFunction: ServerFunctionClient = async (args) => {
  'use server'
  return answerCall(args?.name, async () =>
    withoutLateLock(await getPayload({ config }), args.args, () =>
      handleServerFunctions({
        ...args,
        config,
        importMap,
        serverFunctions: { 'schedule-publish': schedulePublish },
      }),
    ),
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
