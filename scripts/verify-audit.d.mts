/** @returns the exit code: 0 unbroken, 1 broken */
export function verify(
  url: string,
  expected?: { readonly position: number; readonly hash: string },
  say?: (line: string) => void,
): Promise<number>
