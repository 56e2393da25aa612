/** The only reader of the environment. Unknown PEILMOMENT_ settings are refused: a typing error must not pass. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { MailSettings } from './channels/email.ts'
import type { SmsSettings } from './channels/sms.ts'
import { Refused } from './refused.ts'

export interface Secrets {
  /** Encrypts identity in the vault. 32 bytes, base64. */
  readonly vaultKey: string
  /** Keys the hash of respondents' codes and sessions. */
  readonly codePepper: string
  /** Signs staff sessions. */
  readonly signInSecret: string
}

export interface Config {
  readonly host: string
  readonly port: number
  readonly databaseUrl: string
  /** The address that stands in letters and e-mails. */
  readonly publicUrl: string
  readonly secrets: Secrets
  /** Folder of the built client; null in tests that need none. */
  readonly clientFolder: string | null
  /** Folder for what is on its way in; without one, a folder among the system's temporary files. */
  readonly dataFolder?: string
  /** File of the key that signs releases; made when first needed. */
  readonly releaseKeyFile?: string
  /** Attempts to enter or sign in that one address may make. */
  readonly attemptsPerMinute: number
  /** How messages leave, where that is set up. */
  readonly waysOut?: {
    readonly mail?: MailSettings
    readonly sms?: SmsSettings
    /** Folder (Maildir, or of .eml files) with the mail that came back. */
    readonly bounceFolder?: string
  }
}

const defaultReleaseKey = 'data/release-key.pem'

const settings = z.strictObject({
  PEILMOMENT_HOST: z.string().default('127.0.0.1'),
  PEILMOMENT_PORT: z.coerce.number().int().min(0).max(65535).default(4100),
  PEILMOMENT_DATABASE: z
    .string()
    .regex(/^(sqlite:|postgres(ql)?:\/\/)/, 'must begin with sqlite: or postgres://')
    .default('sqlite:data/peilmoment.db'),
  PEILMOMENT_PUBLIC_URL: z.url().optional(),
  PEILMOMENT_SECRETS_FILE: z.string().default('data/secrets.json'),
  PEILMOMENT_RELEASE_KEY: z.string().min(1).default(defaultReleaseKey),
  PEILMOMENT_SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be smtp://… or smtps://…' }).optional(),
  PEILMOMENT_SMTP_TLS: z.enum(['required', 'optional']).default('required'),
  PEILMOMENT_MAIL_FROM: z
    .string()
    .regex(
      /^([^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      "must be an address, or 'Name <address>'",
    )
    .optional(),
  PEILMOMENT_BOUNCE_ADDRESS: z.email('must be an e-mail address').optional(),
  PEILMOMENT_BOUNCE_FOLDER: z.string().min(1).optional(),
  PEILMOMENT_SMS_URL: z.url({ protocol: /^https?$/, error: 'must be https://…' }).optional(),
  PEILMOMENT_SMS_TOKEN: z.string().min(1).optional(),
})

export class ConfigError extends Refused {
  constructor(message: string) {
    super(message, 2)
  }
}

/** Reads the environment; makes the secrets file (readable by its owner only) where there is none. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const own = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name.startsWith('PEILMOMENT_') && value !== undefined),
  )
  const read = settings.safeParse(own)
  if (!read.success) {
    const [issue] = read.error.issues
    const name = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue?.path.join('.')
    throw new ConfigError(`Setting ${name}: ${issue?.message}.`)
  }
  const value = read.data
  return {
    host: value.PEILMOMENT_HOST,
    port: value.PEILMOMENT_PORT,
    databaseUrl: value.PEILMOMENT_DATABASE,
    publicUrl: value.PEILMOMENT_PUBLIC_URL ?? `http://localhost:${value.PEILMOMENT_PORT}`,
    secrets: readSecrets(value.PEILMOMENT_SECRETS_FILE),
    clientFolder: join(import.meta.dirname, '../dist/client'),
    dataFolder: dirname(value.PEILMOMENT_SECRETS_FILE),
    releaseKeyFile: value.PEILMOMENT_RELEASE_KEY,
    attemptsPerMinute: 20,
    waysOut: readWaysOut(value),
  }
}

/** For who only looks at a release: nothing else is read, and nothing is made. */
export function readReleaseKeyFile(env: Readonly<Record<string, string | undefined>>): string {
  return env.PEILMOMENT_RELEASE_KEY ?? defaultReleaseKey
}

/** Settings that only mean something together come together. */
function readWaysOut(value: z.infer<typeof settings>): NonNullable<Config['waysOut']> {
  const { PEILMOMENT_SMTP_URL: smtpUrl, PEILMOMENT_MAIL_FROM: from } = value
  const { PEILMOMENT_SMS_URL: url, PEILMOMENT_SMS_TOKEN: token, PEILMOMENT_BOUNCE_FOLDER: folder } = value
  if ((smtpUrl === undefined) !== (from === undefined)) {
    throw new ConfigError('PEILMOMENT_SMTP_URL and PEILMOMENT_MAIL_FROM are set together, or neither is.')
  }
  if ((url === undefined) !== (token === undefined)) {
    throw new ConfigError('PEILMOMENT_SMS_URL and PEILMOMENT_SMS_TOKEN are set together, or neither is.')
  }
  return {
    ...(smtpUrl &&
      from && {
        mail: {
          smtpUrl,
          from,
          requireTls: value.PEILMOMENT_SMTP_TLS === 'required',
          bounceAddress: value.PEILMOMENT_BOUNCE_ADDRESS ?? null,
        },
      }),
    ...(url && token && { sms: { url, token } }),
    ...(folder && { bounceFolder: folder }),
  }
}

export function newSecrets(): Secrets {
  const key = () => randomBytes(32).toString('base64')
  return { vaultKey: key(), codePepper: key(), signInSecret: key() }
}

function readSecrets(file: string): Secrets {
  try {
    if (existsSync(file)) return secretsShape.parse(JSON.parse(readFileSync(file, 'utf8')))
    const secrets = newSecrets()
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
    return secrets
  } catch (error) {
    // Only a system's message is shown: any other would quote from the file.
    const reason = (error as NodeJS.ErrnoException).syscall
      ? (error as Error).message
      : 'it is not as it was made'
    throw new ConfigError(`The secrets file ${file} cannot be used: ${reason}.`)
  }
}

const secretsShape = z.object({
  vaultKey: z.base64().length(44),
  codePepper: z.string().min(1),
  signInSecret: z.string().min(1),
})
