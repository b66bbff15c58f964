/** Builds what is stale into `dist/`; `step` is told what is done, and does it. */
export function build(step: <R>(name: string, work: () => Promise<R>) => Promise<R>): Promise<void>
