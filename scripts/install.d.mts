interface Package {
  readonly version?: string
  readonly optional?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
}

interface Packages {
  readonly packages: Readonly<Record<string, Package>>
}

export function holdsAll(
  lock: Packages,
  record: Packages,
  system?: { readonly platform: string; readonly arch: string },
): boolean
