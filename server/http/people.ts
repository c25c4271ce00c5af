// Who takes part in a meeting, and as what.
import { type PeopleAnswer, personRequest } from "../../shared/wire/wire.ts"
import { mayInMeeting, nameOf } from "../access/access.ts"
import type { Api } from "./api.ts"
import { bodyOf } from "./body.ts"
import { summaryOf } from "./invites.ts"
import { notFound, Problem } from "./problem.ts"
import type { Services } from "./services.ts"

export function peopleRoutes(api: Api, { now, relay, store }: Services): void {
  const { access } = store

  api.meeting("GET", "/api/meetings/:meeting/people", "see-people", async (c, at) => {
    const you = nameOf(at.who).id
    const people = await access.people(at.meeting)
    const invites = mayInMeeting(at.role, "manage-people")
      ? await access.invites(at.meeting, now())
      : []
    return c.json({
      people: people.map((person) => ({ ...person, you: person.user === you })),
      invites: invites.map(summaryOf),
    } satisfies PeopleAnswer)
  })

  api.meeting("PATCH", "/api/meetings/:meeting/people/:user", "manage-people", async (c, at) => {
    const { role } = await bodyOf(c, personRequest)
    await setRole(at.meeting, c.req.param("user") ?? "", role)
    return c.body(null, 204)
  })

  api.meeting("DELETE", "/api/meetings/:meeting/people/:user", "manage-people", async (c, at) => {
    await setRole(at.meeting, c.req.param("user") ?? "", null)
    return c.body(null, 204)
  })

  async function setRole(
    meeting: string,
    user: string,
    role: Parameters<typeof access.setRole>[2],
  ) {
    if ((await access.roleOf(meeting, user)) === null) throw notFound("person")
    if (!(await access.setRole(meeting, user, role, now()))) {
      throw new Problem("stale", "A meeting keeps at least one lead: make another one first.")
    }
    relay.signal({ kind: "access" })
  }
}
