import config from '@payload-config'
import { generatePageMetadata, RootPage } from '@payloadcms/next/views'
import type { Metadata } from 'next'
import { getPayload } from 'payload'

import { DatabaseDown } from '@/components/admin/database-down/DatabaseDown'
import { isDatabaseUp } from '@/platform/health/database'

import { importMap } from '../importMap.js'

type Args = {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<Record<string, string | string[]>>
}

const isUp = async () => isDatabaseUp(await getPayload({ config }))

export async function generateMetadata({ params, searchParams }: Args): Promise<Metadata> {
  if (!(await isUp())) return { title: 'Base de données injoignable' }
  return generatePageMetadata({ config, params, searchParams })
}

export default async function Page({ params, searchParams }: Args) {
  // After navigation from another screen, the layout is already rendered.
  if (!(await isUp())) return <DatabaseDown />
  return RootPage({ config, importMap, params, searchParams })
}
