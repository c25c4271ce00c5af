// Which screen a path shows. Screens of a meeting stand in its frame, which holds the meeting's state.
import { createRouter } from "sv-router"
import JoinScreen from "./people/JoinScreen.svelte"
import SetUpScreen from "./people/SetUpScreen.svelte"
import SignInScreen from "./people/SignInScreen.svelte"
import AgreementRoute from "./routes/AgreementRoute.svelte"
import BoardRoute from "./routes/BoardRoute.svelte"
import BriefRoute from "./routes/BriefRoute.svelte"
import HomeRoute from "./routes/HomeRoute.svelte"
import IntakeRoute from "./routes/IntakeRoute.svelte"
import LatestBrief from "./routes/LatestBrief.svelte"
import LatestNote from "./routes/LatestNote.svelte"
import MapRoute from "./routes/MapRoute.svelte"
import MatrixRoute from "./routes/MatrixRoute.svelte"
import MeetingFrame from "./routes/MeetingFrame.svelte"
import MeetingRoute from "./routes/MeetingRoute.svelte"
import NoteRoute from "./routes/NoteRoute.svelte"
import NotFound from "./routes/NotFound.svelte"
import PeopleRoute from "./routes/PeopleRoute.svelte"
import RosterRoute from "./routes/RosterRoute.svelte"
import ShiftsRoute from "./routes/ShiftsRoute.svelte"
import TopicsRoute from "./routes/TopicsRoute.svelte"

export const { navigate, route } = createRouter({
  "/": HomeRoute,
  "/sign-in": SignInScreen,
  "/setup/:token": SetUpScreen,
  "/join/:code": JoinScreen,
  "/m/:meeting": {
    "/": MeetingRoute,
    "/n": LatestNote,
    "/n/:note": NoteRoute,
    "/n/:note/import": IntakeRoute,
    "/board": BoardRoute,
    "/matrix": MatrixRoute,
    "/map": MapRoute,
    "/shifts": ShiftsRoute,
    "/agreement": AgreementRoute,
    "/brief": LatestBrief,
    "/brief/:date": BriefRoute,
    "/roster": RosterRoute,
    "/topics": TopicsRoute,
    "/people": PeopleRoute,
    layout: MeetingFrame,
  },
  "*": NotFound,
})
