// The browser app begins here.
import "@fontsource-variable/inter/wght.css"
import "@fontsource-variable/source-serif-4/wght.css"
import "@fontsource-variable/source-serif-4/wght-italic.css"
import "./ui/tokens.css"
import "./ui/base.css"
import "./ui/forms.css"
import "./ui/marks.css"
import "./ui/print.css"
import { mount } from "svelte"
import App from "./App.svelte"

const target = document.getElementById("app")
if (target === null) throw new Error("index.html has no element with the id app")
mount(App, { target })
