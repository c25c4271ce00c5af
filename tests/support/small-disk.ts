// Small disks that a test may fill and break. Only root may mount, and not everywhere.
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, rmdirSync, rmSync, truncateSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { onTestFinished } from "vitest"

/** True where a test may mount a disk in memory. */
export const canMount = mayMount(() => memoryDisk("1m"))

/** True where a test may mount a file as a disk, too, and tell its file system of a fault. */
export const canBreak = mayMount(() => fileDisk("8m"), "trigger_fs_error")

export interface SmallDisk {
  readonly dir: string
  /** The block device; empty of a disk in memory. */
  readonly device: string
  unmount(): void
}

/** A disk in memory that holds so much, until the test ends. It becomes read only while nobody has a file open. */
export function mountMemory(size: string): SmallDisk & { allow(what: "ro" | "rw"): void } {
  const disk = untilTheEnd(memoryDisk(size))
  return { ...disk, allow: (what) => void run("mount", ["-o", `remount,${what}`, disk.dir]) }
}

/** An ext4 disk in a file that becomes read only when its file system meets a fault. */
export function mountFile(size: string): SmallDisk & { remount(): void; failNow(): void } {
  const disk = untilTheEnd(fileDisk(size))
  return {
    ...disk,
    /** As after the repair of a disk: unmounted, checked, mounted again. */
    remount() {
      disk.unmount()
      // 1: faults were found and mended.
      run("e2fsck", ["-p", disk.image], [0, 1])
      run("mount", ["-o", "loop,errors=remount-ro", disk.image, disk.dir])
    },
    failNow: () => writeFileSync(faultSwitch(run("findmnt", ["-no", "SOURCE", disk.dir])), "1"),
  }
}

function untilTheEnd<D extends SmallDisk & { remove(): void }>(disk: D): D {
  onTestFinished(() => disk.remove())
  return disk
}

function memoryDisk(size: string): SmallDisk & { remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), "lineup-disk-"))
  run("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", dir])
  const unmount = () => void run("umount", [dir])
  return { dir, device: "", unmount, remove: () => removed(dir, unmount) }
}

function fileDisk(size: string): SmallDisk & { readonly image: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), "lineup-disk-"))
  const image = `${dir}.img`
  writeFileSync(image, "")
  truncateSync(image, Number.parseInt(size, 10) * 1024 * 1024)
  run("mkfs.ext4", ["-q", image])
  run("mount", ["-o", "loop,errors=remount-ro", image, dir])
  const device = run("findmnt", ["-no", "SOURCE", dir])
  const unmount = () => void run("umount", [dir])
  const remove = () => {
    removed(dir, unmount)
    rmSync(image)
  }
  return { dir, device, image, unmount, remove }
}

function removed(dir: string, unmount: () => void): void {
  if (run("mountpoint", ["-q", dir], [0, 1, 32], true) === "0") unmount()
  rmdirSync(dir)
}

function mayMount(mount: () => SmallDisk & { remove(): void }, needs?: string): boolean {
  if (process.getuid?.() !== 0) return false
  try {
    const disk = mount()
    const can = needs === undefined || existsSync(faultSwitch(disk.device))
    disk.remove()
    return can
  } catch (fault) {
    process.stderr.write(`No small disks here: ${String(fault)}\n`)
    return false
  }
}

function faultSwitch(device: string): string {
  return `/sys/fs/ext4/${basename(device)}/trigger_fs_error`
}

/** What the program printed, or its exit code; throws on another one than those. */
function run(
  program: string,
  words: readonly string[],
  good: readonly number[] = [0],
  giveCode = false,
): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: "utf8" })
  if (error !== undefined) throw error
  if (status === null || !good.includes(status)) throw new Error(`${program}: ${status} ${stderr}`)
  return giveCode ? String(status) : stdout.trim()
}
