interface Lock {
  readonly packages: Readonly<Record<string, object>>
}

export const MAY_RUN_SCRIPTS: readonly RegExp[]
export function readAudit(output: string): { readonly faults: readonly string[]; readonly told: string }
export function scriptsNobodyRead(lock: Lock): readonly string[]
export function fromElsewhere(lock: Lock): readonly string[]
