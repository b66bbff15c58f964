import pino from 'pino'

export type Logger = pino.Logger

/** Structured logs: ids and codes only. `redact` is the second line of defence, not the first. */
export function createLogger(options: { readonly level: string; readonly pretty?: boolean }): Logger {
  return pino({
    level: options.level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
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
        'req.headers.cookie',
        'req.headers.authorization',
        'text',
        '*.text',
        'phone',
        '*.phone',
        'err.detail',
        'err.where',
        'err.parameters',
      ],
      censor: '[redacted]',
    },
  })
}
