import type { Repeat } from '#platform/repeat.ts'

/** One loop of a node: does nothing by itself, the scheduler runs it. */
export interface Loop {
  readonly name: string
  /** Also looks by itself now and then, so it may run without being woken. */
  readonly looks: boolean
  /** Somebody asked for a run since the last one began. */
  isWoken(): boolean
  run(): Promise<void>
}

/** The loops of one node, in the order in which the node made them. */
export interface Loops {
  readonly all: readonly Loop[]
  /** Makes the loops of one part of the node; each is given the next of these names. */
  named(...names: readonly string[]): Repeat
}

export function createLoops(): Loops {
  const all: Loop[] = []
  return {
    all,
    named(...names) {
      const left = [...names]
      return (work, options) => {
        const name = left.shift()
        if (name === undefined)
          throw new Error(`a loop more than ${names.join(', ')}: name it in server/stepped/node.ts`)
        let isWoken = false
        all.push({
          name,
          looks: options.everyMs !== undefined,
          isWoken: () => isWoken,
          async run() {
            isWoken = false
            await work()
          },
        })
        return {
          wake() {
            isWoken = true
          },
          idle: async () => {},
          stop: async () => {},
        }
      }
    },
  }
}
