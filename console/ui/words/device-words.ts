const BROWSERS = [
  ['Edge', /\bEdg\//],
  ['Firefox', /\bFirefox\//],
  ['Chrome', /\bChrome\//],
  ['Safari', /\bSafari\//],
] as const
const SYSTEMS = [
  ['Windows', /\bWindows\b/],
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(iPhone|iPad)\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const

/** What a person would call the device, from what its program says of itself: `Chrome · Windows`; null when it says nothing. */
export function deviceWords(userAgent: string): string | null {
  const named = (list: readonly (readonly [string, RegExp])[]) => list.find(([, sign]) => sign.test(userAgent))?.[0]
  const found = [named(BROWSERS), named(SYSTEMS)].filter((part) => part !== undefined)
  if (found.length > 0) return found.join(' · ')
  return userAgent.trim() === '' ? null : userAgent.slice(0, 40)
}
