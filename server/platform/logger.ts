import pino from 'pino'

export type Logger = pino.Logger

/**
 * Structured logs: ids and codes only. `redact` is the second line of defence, not the first.
 * @param options.to standard output when left out
 */
export function createLogger(options: { readonly level: string; readonly to?: pino.DestinationStream }): Logger {
  const settings: pino.LoggerOptions = {
    level: options.level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
    redact: {
      paths: [
        'password',
        '*.password',
        'token',
        '*.token',
        'cookie',
        '*.cookie',
        'authorization',
        '*.authorization',
        'headers',
        '*.headers',
        'text',
        '*.text',
        'phone',
        '*.phone',
      ],
      censor: '[redacted]',
    },
  }
  return options.to === undefined ? pino(settings) : pino(settings, options.to)
}

interface Described {
  readonly type: string
  readonly message: string
  readonly code?: string
  readonly table?: string
  readonly constraint?: string
  readonly column?: string
  readonly stack?: string
  readonly cause?: Described
}

/**
 * What a fault is and where it arose. Databases and parsers quote in their messages what they were given, so quoted parts
 * and long numbers are left out, and of a database's report only the names of its own things are kept.
 */
function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutValues(String(error)) }
  const { code, table, constraint, column } = error as Error & Partial<Described>
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    message: withoutValues(error.message),
    ...(typeof code === 'string' ? { code } : {}),
    ...(table === undefined ? {} : { table }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(column === undefined ? {} : { column }),
    ...(frames.length === 0 ? {} : { stack: frames.join('\n') }),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}

const withoutValues = (message: string): string =>
  message.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '"…"').replace(/\d{7,}/g, '#')
