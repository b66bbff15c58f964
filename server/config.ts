import { isIP } from 'node:net'
import { z } from 'zod'

const flag = z.enum(['true', 'false', '1', '0', 'yes', 'no']).transform((word) => ['true', '1', 'yes'].includes(word))
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)
const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)

/** Every setting of the server. The environment is read here and nowhere else; `docs/recipes/configure.md` explains each. */
const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('data'),
  /** 32 bytes in base64; without it a key file is made in DATA_DIR. */
  DATA_KEY: z.string().refine(isDataKey, 'is not 32 bytes in base64: openssl rand -base64 32').optional(),
  DATABASE_POOL: z.coerce.number().int().min(4).max(200).default(30),
  STOP_SECONDS: z.coerce.number().int().min(1).max(600).default(25),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** The address people use, when it differs from the one listened on (behind a proxy): cookies and links follow it. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  ALLOWED_ORIGINS: list.pipe(z.array(origin)).default([]),
  TRUSTED_PROXIES: list
    .refine((proxies) => proxies.every(isAddressRange), 'names something that is no address or range, as 10.0.0.0/8')
    .default([]),
  TIME_ZONE: z.string().default('Asia/Shanghai').refine(isTimeZone, 'is no IANA time zone, for example Asia/Shanghai'),
  /** Where attached files are kept: a folder below DATA_DIR, or in the database. */
  FILE_STORE: z.enum(['folder', 'database']).default('folder'),
  FILE_MOST_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .max(100 * 1024 * 1024)
    .default(10 * 1024 * 1024),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** Only for an identity provider on the same machine, in tests. */
  OIDC_ALLOW_HTTP: flag.default(false),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(30),
  /** Visits one address may begin a minute: many customers share one behind a carrier's or an office's gateway. */
  VISITS_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(600),
  /** What one signed-in session may read over HTTP a minute, and at once: many times what a busy desk asks for. */
  READS_PER_MINUTE: z.coerce.number().int().min(10).max(1_000_000).default(600),
  SESSION_HOURS: z.coerce.number().int().min(1).max(168).default(12),
  /** Hosts of the inner network that webhooks may reach; every other inner address is refused. */
  WEBHOOK_HOSTS: list.default([]),
  METRICS_TOKEN: z.string().min(16).optional(),
  /** A language model behind the OpenAI protocol, without /chat/completions: docs/model.md. Off when left out. */
  MODEL_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isPlainAddress, 'must hold no user, password, ? or #')
    .optional(),
  MODEL_NAME: z.string().min(1).max(200).optional(),
  MODEL_KEY: z.string().min(1).optional(),
  /** Only for a model on the same machine or in a network that nobody else reads. */
  MODEL_ALLOW_HTTP: flag.default(false),
  /** The customer has an answer within two seconds, with the model or without. */
  MODEL_TIMEOUT_MS: z.coerce.number().int().min(200).max(1_300).default(1_200),
  MODEL_TOKENS_PER_DAY: z.coerce.number().int().min(0).max(1_000_000_000).default(1_000_000),
  MODEL_AT_ONCE: z.coerce.number().int().min(1).max(64).default(4),
  MODEL_KEEP_DAYS: z.coerce.number().int().min(1).max(3_650).default(90),
})

export type Config = Omit<z.infer<typeof environment>, 'DATABASE_URL'> & { readonly DATABASE_URL: string | undefined }

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] }

/**
 * Reads all settings at once.
 * @returns every fault together, each saying which setting, what is wrong and what to do
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  const faults = [
    ...(parsed.error?.issues ?? []).map((issue) => describe(issue, given)),
    ...oidcFaults(given),
    ...modelFaults(given),
  ]
  if (!parsed.success || faults.length > 0) return { ok: false, faults }
  return { ok: true, config: { ...parsed.data, DATABASE_URL: parsed.data.DATABASE_URL } }
}

function describe(issue: z.core.$ZodIssue, given: Readonly<Record<string, string | undefined>>): string {
  const name = String(issue.path[0])
  const secret = /SECRET|TOKEN|KEY|DATABASE_URL|MODEL_URL/.test(name)
  const shown = secret ? 'the value given' : JSON.stringify(given[name])
  return `${name}: ${shown} is not valid (${issue.message}). Correct or remove it: docs/recipes/configure.md`
}

/** What no setting alone can tell. */
function oidcFaults(settings: Readonly<Record<string, string | undefined>>): string[] {
  const { OIDC_ISSUER: issuer } = settings
  const allowHttp = flag.safeParse(settings.OIDC_ALLOW_HTTP).data ?? false
  const together = [issuer, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET]
  const faults: string[] = []
  if (together.some(Boolean) && !together.every(Boolean)) {
    faults.push(
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: set all three, or none. See docs/recipes/configure.md',
    )
  }
  if (issuer === undefined || !URL.canParse(issuer)) return faults
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(issuer).hostname)
  if (!issuer.startsWith('https://') && !(allowHttp && isLocal)) {
    faults.push(
      'OIDC_ISSUER: must begin with https://, or anyone on the way could sign in as anyone. OIDC_ALLOW_HTTP=true lets only a provider on this machine go without. See docs/recipes/configure.md',
    )
  }
  return faults
}

function modelFaults(settings: Readonly<Record<string, string | undefined>>): string[] {
  const { MODEL_URL: url, MODEL_NAME: name, MODEL_KEY: key } = settings
  const faults: string[] = []
  if ((url === undefined) !== (name === undefined) || (key !== undefined && url === undefined)) {
    faults.push('MODEL_URL and MODEL_NAME go together, and MODEL_KEY with them: set them, or none. See docs/model.md')
  }
  const mayBeHttp = flag.safeParse(settings.MODEL_ALLOW_HTTP).data ?? false
  if (url?.startsWith('http://') && !mayBeHttp) {
    faults.push(
      'MODEL_URL: must begin with https://, or anyone on the way could read the questions. MODEL_ALLOW_HTTP=true lets a model on this machine or in a network of its own go without. See docs/model.md',
    )
  }
  return faults
}

function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { username, password, search, hash } = new URL(text)
  return username + password + search + hash === ''
}

/** Padding and all, so that a key with a character missing is not taken for another key. */
function isDataKey(text: string): boolean {
  const key = Buffer.from(text, 'base64')
  return key.length === 32 && key.toString('base64') === text
}

/** An address, a range, or one of the names for private ranges that the HTTP server knows. */
function isAddressRange(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
