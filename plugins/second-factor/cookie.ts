import { env } from '@/platform/env'

/** A `Set-Cookie` header that scripts cannot read. `Strict`: only the pages of this site send it. */
export function cookieOf(name: string, value: string, seconds: number): string {
  const secure = env().siteUrl.startsWith('https:') ? '; Secure' : ''
  return `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Strict${secure}`
}
