// The writing thread, made to die on the way.
import "./death.ts"
import "../../server/store/sqlite/write-worker.ts"
