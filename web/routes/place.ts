// The meeting that a route stands in.
import { createContext } from "svelte"
import type { MeetingState } from "../api/meeting.svelte.ts"

/** The meeting whose frame is around a component; a function, since the frame may change its meeting. */
export const [useMeeting, provideMeeting] = createContext<() => MeetingState>()
