/** Where to go after signing in: a path of this console and nothing else, whatever the address says. */
export function pathAfterSignIn(next: unknown): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[^\\]*$/.test(next) || next.startsWith('/sign-in')) return '/'
  return next
}
