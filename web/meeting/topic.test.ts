import { expect, test } from "vitest"
import type { Topic, TopicId } from "../../shared/meeting/meeting.ts"
import { type TypedTopic, topicFrom } from "./topic.ts"

const typed: TypedTopic = {
  id: undefined,
  name: "Regular and irregular",
  aliases: "dichotomy",
  parent: "",
  priority: null,
  positions: [],
}

test("a new topic gets an id from its name, and one that is free", () => {
  const there: Topic = { id: "review" as TopicId, name: "Review", aliases: [], positions: [] }
  expect(topicFrom(typed, [])).toEqual({
    id: "regular-and-irregular",
    name: "Regular and irregular",
    aliases: ["dichotomy"],
    positions: [],
  })
  expect(topicFrom({ ...typed, name: "Review" }, [there]).id).toBe("review-2")
})

test("an id that means something since it was merged is not given again", () => {
  const there = {
    ...{ id: "labour", was: ["review"], name: "Labour", aliases: [] },
    positions: [{ id: "for", label: "For", was: ["review=in-favour"] }],
  } as unknown as Topic
  const positions = [{ id: "", label: "In favour" }]
  expect(topicFrom({ ...typed, name: "Review", positions }, [there])).toMatchObject({
    id: "review-2",
    positions: [{ id: "in-favour-2" }],
  })
})

test("positions keep their ids in any order and under any label; new ones get one, empty ones go", () => {
  const positions = [
    { id: "strong", label: "Strong separation" },
    { id: "", label: "No dichotomy" },
    { id: "", label: "No dichotomy" },
    { id: "between", label: "  " },
  ]
  expect(topicFrom({ ...typed, positions }, []).positions).toEqual([
    { id: "strong", label: "Strong separation" },
    { id: "no-dichotomy", label: "No dichotomy" },
    { id: "no-dichotomy-2", label: "No dichotomy" },
  ])
})

test("a topic that was there keeps its id, its parent and its priority", () => {
  expect(topicFrom({ ...typed, id: "old", parent: "compact", priority: 1 }, [])).toMatchObject({
    id: "old",
    parent: "compact",
    priority: 1,
  })
})
