// The body of a request, checked once against its schema.
import * as v from "valibot"
import type { Call } from "./api.ts"
import { Problem } from "./problem.ts"

/** Throws an `invalid` problem that names each field and what is wrong with it. */
export async function bodyOf<S extends v.GenericSchema>(
  c: Call,
  schema: S,
): Promise<v.InferOutput<S>> {
  if (!/^application\/json\b/i.test(c.req.header("content-type") ?? "")) {
    throw new Problem("invalid", "Send the body as application/json.")
  }
  return fitting(schema, await c.req.text())
}

/** What is asked behind the address. Throws an `invalid` problem as `bodyOf` does. */
export function queryOf<S extends v.GenericSchema>(c: Call, schema: S): v.InferOutput<S> {
  const result = v.safeParse(schema, c.req.query())
  if (result.success) return result.output
  const faults = result.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)
  throw new Problem("invalid", `The question does not fit: ${faults.join("; ")}`, { faults })
}

/** A number that is asked for. */
export const wholeNumber = v.pipe(
  v.string(),
  v.regex(/^\d{1,15}$/, "a whole number"),
  v.transform(Number),
)

/** As `bodyOf`, for one of up to so many bytes that nothing before the route has looked at. */
export async function largeBodyOf<S extends v.GenericSchema>(
  c: Call,
  schema: S,
  most: number,
): Promise<v.InferOutput<S>> {
  return fitting(schema, (await bytesOf(c, most)).toString("utf8"))
}

/** The body's bytes. Throws `too-large` as soon as there are more than `most`; the rest is not kept. */
export async function bytesOf(c: Call, most: number): Promise<Buffer> {
  const tooLarge = () => {
    const megabytes = Math.round(most / 1024 / 1024)
    return new Problem("too-large", `This is larger than ${megabytes} MB: split it, and try again.`)
  }
  if (Number(c.req.header("content-length") ?? 0) > most) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length
    if (size > most) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function fitting<S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> {
  const result = v.safeParse(schema, parse(text))
  if (result.success) return result.output
  const faults = result.issues.map((issue) => `${v.getDotPath(issue) ?? "body"}: ${issue.message}`)
  throw new Problem("invalid", `Some of this does not fit: ${faults.join("; ")}`, { faults })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault
    throw new Problem("invalid", "The body is not JSON.")
  }
}
