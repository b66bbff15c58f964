import type { Platform } from '#platform/module.ts'

type Config = Pick<Platform['config'], 'PUBLIC_URL'>

/**
 * What a cookie of ours is called. `__Host-` where people come by HTTPS: then no neighbouring host and no page without
 * encryption can plant one. Browsers refuse the prefix without HTTPS, so a trial goes without it.
 */
export function cookieName(kind: 'session' | 'device' | 'sso', config: Config): string {
  return `${isHttps(config) ? '__Host-' : ''}yinuo_${kind}`
}

/** The value of one cookie of a request header, undecoded: ours are base64url. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const cut = part.indexOf('=')
    if (cut > 0 && part.slice(0, cut).trim() === name) return part.slice(cut + 1).trim()
  }
  return undefined
}

/** Out of reach of scripts and other sites, and over HTTPS only where people come by HTTPS. */
export function cookieFlags(config: Config) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isHttps(config),
  } as const
}

const isHttps = (config: Config): boolean => config.PUBLIC_URL?.startsWith('https:') ?? false
