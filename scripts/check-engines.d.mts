interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string
        readonly engines?: { readonly node?: string }
        readonly optionalDependencies?: Readonly<Record<string, string>>
      }
    >
  >
}

export const OLDEST_NODE: string
export function tooNew(lock: Lock, node?: string): string[]
export function lacking(lock: Lock): string[]
