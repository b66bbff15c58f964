import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  randomFillSync,
} from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Protects single fields at rest (class C2: phone and ID numbers, names). */
export interface Cipher {
  /** AES-256-GCM under the installation's data key; a different text each time. */
  seal(plain: string): string
  /** Throws when the text was altered or sealed under another key. */
  open(sealed: string): string
  /** The same for the same text: finds an exact value without keeping it readable. `kind` keeps fields apart. */
  blindIndex(kind: string, plain: string): string
}

const VERSION = 'v1'

export function createCipher(key: Buffer): Cipher {
  if (key.length !== 32) throw new Error('DATA_KEY must be 32 bytes in base64: openssl rand -base64 32')
  const sealing = createSecretKey(Buffer.from(hkdfSync('sha256', key, 'yinuo', 'field-sealing', 32)))
  const nextNonce = nonces()
  const indexing = Buffer.from(hkdfSync('sha256', key, 'yinuo', 'blind-index', 32))
  return {
    seal(plain) {
      const nonce = nextNonce()
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
      const body = cipher.update(plain, 'utf8')
      // In this mode the end adds no bytes, only the tag.
      cipher.final()
      return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open(sealed) {
      const [version, text = ''] = sealed.split('.')
      if (version !== VERSION) throw new Error(`sealed field of unknown version ${version}`)
      const bytes = Buffer.from(text, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
    blindIndex: (kind, plain) => createHmac('sha256', indexing).update(`${kind}\0${plain}`).digest('base64url'),
  }
}

const NONCE_BYTES = 12
const NONCES_AT_ONCE = 256

/** Random nonces, drawn many at once: one by one they cost as much as the sealing itself. None is handed out twice. */
function nonces(): () => Buffer {
  const drawn = Buffer.alloc(NONCE_BYTES * NONCES_AT_ONCE)
  let used = drawn.length
  return () => {
    if (used === drawn.length) {
      randomFillSync(drawn)
      used = 0
    }
    used += NONCE_BYTES
    return drawn.subarray(used - NONCE_BYTES, used)
  }
}

/**
 * The installation's data key: `DATA_KEY` when set (needed where several machines share a database), else a file in the
 * data folder, made once and readable by its owner only. Whoever backs up the database backs up this key too.
 */
export async function loadDataKey(dataKey: string | undefined, dataDir: string): Promise<Buffer> {
  if (dataKey !== undefined) return Buffer.from(dataKey, 'base64')
  await mkdir(dataDir, { recursive: true })
  const path = join(dataDir, 'data.key')
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(randomBytes(32).toString('base64'))
    await file.sync()
    await file.close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readKeyFile(path)
}

/** Another node may be writing the file this very moment: an empty file is read again. */
async function readKeyFile(path: string): Promise<Buffer> {
  for (let attempt = 0; ; attempt++) {
    const key = Buffer.from(await readFile(path, 'utf8'), 'base64')
    if (key.length === 32) return key
    if (attempt === 50) throw new Error(`${path} is not a data key: restore it from your backup`)
    await new Promise((wait) => setTimeout(wait, 20))
  }
}
