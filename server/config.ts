// The environment, parsed once: what `lineup serve` can be told (docs/operating.md).
import { existsSync, readFileSync } from "node:fs"
import { networkInterfaces } from "node:os"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import * as v from "valibot"

/** All that a server is started with. */
export interface ServerConfig {
  /** 0 lets the system choose a free one. */
  readonly port: number
  readonly host: string
  /** Absolute path of the data directory; created when it is missing. */
  readonly dataDir: string
  /** The address others use, without a slash at its end; null: made of host and port. */
  readonly publicUrl: string | null
  /** How many proxies stand in front, each adding one address to X-Forwarded-For. */
  readonly proxies: number
  /** PEM files; null serves plain http. */
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** pino's level: what is logged to standard error. */
  readonly logLevel: string
  /** The built browser app. */
  readonly webDir: string
  /** The built worker thread that writes to the disk. */
  readonly writer: string
  /** The built script of the thread that tries out large updates. */
  readonly trialScript: string
  /** The built script of the thread that reads files of other programs. */
  readonly importScript: string
  /** Which sources this was built from: notes are read anew after another build has read them. Null: not known. */
  readonly build: string | null
  /** The sample meeting loaded at the very first start; null loads none. */
  readonly seedsDir: string | null
}

/** What was wrong with the environment: one line a fault, each naming its variable. */
export class ConfigFault extends Error {
  override readonly name = "ConfigFault"
}

const environment = v.object({
  PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}$/, "a number from 0 to 65535"),
      v.transform(Number),
      v.maxValue(65535, "a number from 0 to 65535"),
    ),
    "3000",
  ),
  HOST: v.optional(v.pipe(v.string(), v.nonEmpty("a host name or address")), "localhost"),
  DATA_DIR: v.optional(v.pipe(v.string(), v.nonEmpty("a directory")), "./data"),
  PUBLIC_URL: v.optional(
    v.pipe(v.string(), v.check(isOrigin, "like https://lineup.example.org, with no path")),
  ),
  TRUST_PROXY: v.optional(
    v.pipe(v.string(), v.regex(/^(\d|true|false)$/, "how many proxies stand in front: 0 to 9")),
    "0",
  ),
  TLS_CERT: v.optional(v.string()),
  TLS_KEY: v.optional(v.string()),
  LOG_LEVEL: v.optional(
    v.picklist(["debug", "info", "warn", "error", "silent"], "debug, info, warn, error or silent"),
    "warn",
  ),
})

/** Reads the variables of interfaces.md; relative paths count from the working directory. Throws ConfigFault. */
export function readConfig(env: NodeJS.ProcessEnv): ServerConfig {
  const parsed = v.safeParse(environment, env)
  if (!parsed.success) {
    const faults = parsed.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)
    throw new ConfigFault(faults.join("\n"))
  }
  const it = parsed.output
  const root = packageRoot()
  return {
    port: it.PORT,
    host: it.HOST,
    dataDir: resolve(it.DATA_DIR),
    publicUrl: it.PUBLIC_URL?.replace(/\/$/, "") ?? null,
    proxies:
      it.TRUST_PROXY === "true" ? 1 : it.TRUST_PROXY === "false" ? 0 : Number(it.TRUST_PROXY),
    tls: readTls(it.TLS_CERT, it.TLS_KEY),
    logLevel: it.LOG_LEVEL,
    webDir: join(root, "dist/web"),
    writer: join(root, "dist/server/write-worker.js"),
    trialScript: join(root, "dist/server/trial-worker.js"),
    importScript: join(root, "dist/server/import-worker.js"),
    build: readIfThere(join(root, "dist/built-from")),
    seedsDir: join(root, "seeds"),
  }
}

/** The address to print and to put into links, once the port is known. */
export function publicUrlOf(config: ServerConfig, port: number): string {
  if (config.publicUrl !== null) return config.publicUrl
  const scheme = config.tls === null ? "http" : "https"
  const host = isWildcard(config.host) ? (lanAddress() ?? "localhost") : config.host
  return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}`
}

/** True of the hosts that mean every address of the machine. */
function isWildcard(host: string): boolean {
  return host === "0.0.0.0" || host === "::"
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === ""
}

function readTls(cert: string | undefined, key: string | undefined): ServerConfig["tls"] {
  if (cert === undefined && key === undefined) return null
  if (cert === undefined || key === undefined) {
    throw new ConfigFault("TLS_CERT and TLS_KEY: both are needed, or neither")
  }
  return { cert: readPem("TLS_CERT", cert), key: readPem("TLS_KEY", key) }
}

function readPem(name: string, path: string): string {
  if (!existsSync(path)) throw new ConfigFault(`${name}: there is no file ${path}`)
  return readFileSync(path, "utf8")
}

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null
}

/** The nearest folder above this file that holds a package.json: the same from the sources and from the bundle. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, "package.json"))) {
    const above = dirname(folder)
    if (above === folder) throw new Error(`No package.json above ${fileURLToPath(import.meta.url)}`)
    folder = above
  }
  return folder
}

function lanAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find((address) => address.family === "IPv4" && !address.internal)?.address
}
