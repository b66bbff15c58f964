import type { Platform } from '#platform/module.ts'

export const SESSION_COOKIE = 'yinuo_session'
export const DEVICE_COOKIE = 'yinuo_device'

/** The value of one cookie of a request header, undecoded: ours are base64url. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const cut = part.indexOf('=')
    if (cut > 0 && part.slice(0, cut).trim() === name) return part.slice(cut + 1).trim()
  }
  return undefined
}

/** Out of reach of scripts and other sites, and over HTTPS only where people come by HTTPS. */
export function cookieFlags(config: Pick<Platform['config'], 'PUBLIC_URL'>) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: config.PUBLIC_URL?.startsWith('https:') ?? false,
  } as const
}
