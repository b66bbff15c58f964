import type { RecordedFact } from '#libs/facts/event.ts'
import type { Clock } from '#platform/clock.ts'
import type { Logger } from '#platform/logger.ts'
import { type Connection, sendText } from '#platform/realtime/connection.ts'
import type { TopicKey, ViewTopic } from '#platform/realtime/topics.ts'

interface Watch<P> {
  readonly id: string
  readonly name: string
  readonly topic: ViewTopic<P>
  readonly key: TopicKey
  readonly watchers: Set<Connection<P>>
  lastText: string
  dirty: boolean
  running: boolean
  lastRunAt: number
  timer: NodeJS.Timeout | undefined
}

/** View topics of one door: recompute what a fact may have changed, at most every `minGapMs`, and send it if it did. */
export function createViews<P>(
  connections: ReadonlySet<Connection<P>>,
  deps: { readonly clock: Clock; readonly logger: Logger },
) {
  /** By topic name and sharing group: one computation serves all who see the same. */
  const watches = new Map<string, Watch<P>>()

  async function open(connection: Connection<P>, name: string, topic: ViewTopic<P>, key: TopicKey): Promise<void> {
    const id = `${name} ${topic.shareBy(connection.principal, key)}`
    let watch = watches.get(id)
    if (!watch) {
      watch = {
        id,
        name,
        topic,
        key,
        watchers: new Set(),
        lastText: '',
        dirty: false,
        running: false,
        lastRunAt: 0,
        timer: undefined,
      }
      watches.set(id, watch)
    }
    connection.views.add(name)
    watch.watchers.add(connection)
    const text = await compute(watch, connection.principal)
    sendText(connection, frame(name, deps.clock.now(), text))
    // What changed while the first state was computed must not be lost.
    watch.dirty = true
    schedule(watch)
  }

  async function compute(watch: Watch<P>, principal: P): Promise<string> {
    return JSON.stringify(await watch.topic.state(principal, watch.key))
  }

  function touched(facts: readonly RecordedFact[]): void {
    for (const watch of watches.values()) {
      dropClosed(watch)
      if (watch.dirty) continue
      if (facts.some((fact) => touches(watch, fact))) {
        watch.dirty = true
        schedule(watch)
      }
    }
  }

  function schedule(watch: Watch<P>): void {
    const { minGapMs, everyMs } = watch.topic
    if (watch.running || (!watch.dirty && everyMs === undefined)) return
    if (watch.timer && !watch.dirty) return
    clearTimeout(watch.timer)
    const due = watch.lastRunAt + (watch.dirty ? minGapMs : (everyMs ?? minGapMs))
    const wait = Math.max(0, due - deps.clock.now())
    watch.timer = setTimeout(() => {
      watch.timer = undefined
      void run(watch)
    }, wait)
  }

  async function run(watch: Watch<P>): Promise<void> {
    dropClosed(watch)
    const [first] = watch.watchers
    if (!first) return
    watch.running = true
    watch.dirty = false
    watch.lastRunAt = deps.clock.now()
    try {
      const text = await compute(watch, first.principal)
      if (text !== watch.lastText) {
        watch.lastText = text
        const sent = frame(watch.name, deps.clock.now(), text)
        for (const watcher of watch.watchers) if (watcher.views.has(watch.name)) sendText(watcher, sent)
      }
    } catch (error) {
      deps.logger.warn({ err: error as Error, topic: watch.name }, 'view not computed: will try again')
      watch.dirty = true
    } finally {
      watch.running = false
      schedule(watch)
    }
  }

  function dropClosed(watch: Watch<P>): void {
    for (const watcher of watch.watchers) {
      if (!connections.has(watcher) || !watcher.views.has(watch.name)) watch.watchers.delete(watcher)
    }
    if (watch.watchers.size > 0) return
    clearTimeout(watch.timer)
    watches.delete(watch.id)
  }

  return {
    open,
    touched,
    stop() {
      for (const watch of watches.values()) clearTimeout(watch.timer)
      watches.clear()
    },
  }
}

function touches<P>(watch: Watch<P>, fact: RecordedFact): boolean {
  return watch.topic.touchedBy(fact).some((key) => key === '*' || key === watch.key)
}

const frame = (topic: string, at: number, stateText: string) =>
  `{"t":"view","topic":${JSON.stringify(topic)},"at":${at},"state":${stateText}}`
