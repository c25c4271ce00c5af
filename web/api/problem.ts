// What can go wrong between the browser and the server: the server said no, or it was not reached.
import type { ProblemDetails } from "../../shared/wire/wire.ts"

/** The server's refusal; `message` is its detail, which says what to do. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem"
  readonly details: ProblemDetails

  constructor(details: ProblemDetails) {
    super(details.detail)
    this.details = details
  }
}

/** The server was not reached, or what answered was not Lineup: nothing is known of the request. */
export class NoConnection extends Error {
  override readonly name = "NoConnection"
}
