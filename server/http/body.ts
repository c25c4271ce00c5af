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
  const result = v.safeParse(schema, parse(await c.req.text()))
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
